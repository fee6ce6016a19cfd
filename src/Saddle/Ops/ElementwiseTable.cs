using Saddle.Kernels.Operators;
using Saddle.Ops;

namespace Saddle.Ops
{
    /// <summary>Every elementwise op: its name, its kernel and one slope per argument, written with tensors.</summary>
    internal sealed partial record Elementwise
    {
        public static readonly Elementwise Negate = Unary<NegateOperator>("negate", [(x, y, d) => -d]);
        public static readonly Elementwise Abs = Unary<AbsOperator>("abs",
            [(x, y, d) => Times(d, x[0].Sign())]);
        public static readonly Elementwise Sign = Unary<SignOperator>("sign", [null]);
        public static readonly Elementwise Floor = Unary<FloorOperator>("floor", [null]);

        /// <summary>The square root; its slope at 0 counts as 0, so that a norm has one in both modes.</summary>
        public static readonly Elementwise Sqrt = Unary<SqrtOperator>("sqrt",
            [(x, y, d) => Tensor.Select(IsZero(y), 0, Over(d * 0.5, Tensor.Select(IsZero(y), 1, y)))], effort: 4);

        public static readonly Elementwise Reciprocal = Unary<ReciprocalOperator>("reciprocal",
            [(x, y, d) => Times(Times(-d, y), y)], effort: 4);
        public static readonly Elementwise Exp = Unary<ExpOperator>("exp", [(x, y, d) => Times(d, y)], effort: 12);
        public static readonly Elementwise Log = Unary<LogOperator>("log",
            [(x, y, d) => Over(d, x[0])], effort: 12);
        public static readonly Elementwise Log1p = Unary<Log1pOperator>("log1p",
            [(x, y, d) => Over(d, 1 + x[0])], effort: 12);
        public static readonly Elementwise Tanh = Unary<TanhOperator>("tanh",
            [(x, y, d) => d * OfTanh(x[0], y)], effort: 12);
        public static readonly Elementwise Sigmoid = Unary<SigmoidOperator>("sigmoid",
            [(x, y, d) => d * OfSigmoid(x[0], y)], effort: 12);

        /// <summary>The slope of tanh at x, given x and y = tanh x: 1 - y² cancels in both tails.</summary>
        public static readonly Elementwise TanhSlope = Binary<TanhSlopeOperator>("tanh_slope",
            [(x, y, d) => -2 * d * y * x[1], null], effort: 4);

        /// <summary>The slope of the sigmoid at x, given x and y = sigmoid x: y(1 - y) cancels for large x.</summary>
        public static readonly Elementwise SigmoidSlope = Binary<SigmoidSlopeOperator>("sigmoid_slope",
            [(x, y, d) => -d * y * (0.5 * x[0]).Tanh(), null], effort: 4);

        public static readonly Elementwise Softplus = Unary<SoftplusOperator>("softplus",
            [(x, y, d) => d * x[0].Sigmoid()], effort: 12);
        public static readonly Elementwise Sin = Unary<SinOperator>("sin", [(x, y, d) => d * x[0].Cos()], effort: 12);
        public static readonly Elementwise Cos = Unary<CosOperator>("cos", [(x, y, d) => -d * x[0].Sin()], effort: 12);

        public static readonly Elementwise Add = Binary<AddOperator>("add", [(x, y, d) => d, (x, y, d) => d]);
        public static readonly Elementwise Subtract = Binary<SubtractOperator>("subtract",
            [(x, y, d) => d, (x, y, d) => -d]);
        public static readonly Elementwise Multiply = Binary<MultiplyOperator>("multiply",
            [(x, y, d) => d * x[1], (x, y, d) => d * x[0]]);
        public static readonly Elementwise Divide = Binary<DivideOperator>("divide",
        [
            (x, y, d) => Over(d, x[1]),
            (x, y, d) => Over(Times(-d, y), x[1]),
        ], effort: 4);

        /// <summary>A product that is 0 where a factor is, though the other be infinite or NaN.</summary>
        /// <remarks>What slopes that may be infinite are written with: a branch not taken sends back 0.</remarks>
        public static readonly Elementwise SlopeProduct = Binary<SlopeProductOperator>("slope_product",
            [(x, y, d) => Times(d, x[1]), (x, y, d) => Times(d, x[0])]);

        /// <summary>A quotient that is 0 where the dividend is, though the divisor be 0 or NaN.</summary>
        public static readonly Elementwise SlopeQuotient = Binary<SlopeQuotientOperator>("slope_quotient",
        [
            (x, y, d) => Over(d, x[1]),
            (x, y, d) => Over(Times(-d, y), x[1]),
        ], effort: 4);

        /// <summary>x to the power e; the slope in e needs x &gt;= 0.</summary>
        /// <remarks>
        /// At x = 0 an infinite slope in x counts as 0 where x^e is finite (0 &lt; e &lt; 1), and so does the slope in
        /// e where e is 0.
        /// </remarks>
        public static readonly Elementwise Power = Binary<PowerOperator>("power",
        [
            (x, y, d) => Times(d * x[1], Tensor.Select(IsRootOf0(x[0], x[1]), 0, x[0].Power(x[1] - 1))),
            (x, y, d) => Times(Times(d, y), Tensor.Select(IsZero(x[0]) * IsZero(x[1]), 0, x[0].Log())),
        ], effort: 12);

        /// <summary>The larger argument; at ties the slope is the first argument's.</summary>
        public static readonly Elementwise Maximum = Binary<MaximumOperator>("maximum",
        [
            (x, y, d) => Tensor.Select(x[0].GreaterOrEqual(x[1]), d, 0),
            (x, y, d) => IfGreater(x[1], x[0], d),
        ]);

        /// <summary>The smaller argument; at ties the slope is the first argument's.</summary>
        public static readonly Elementwise Minimum = Binary<MinimumOperator>("minimum",
        [
            (x, y, d) => Tensor.Select(x[1].GreaterOrEqual(x[0]), d, 0),
            (x, y, d) => IfGreater(x[0], x[1], d),
        ]);

        public static readonly Elementwise Greater = Binary<GreaterOperator>("greater", [null, null]);
        public static readonly Elementwise GreaterOrEqual = Binary<GreaterOrEqualOperator>("greater_or_equal",
            [null, null]);
        public static readonly Elementwise Equal = Binary<EqualOperator>("equal", [null, null]);

        /// <summary>The second argument where the first is not zero, else the third.</summary>
        public static readonly Elementwise Select = Ternary<SelectOperator>("select",
            [null, (x, y, d) => Tensor.Select(x[0], d, 0), (x, y, d) => Tensor.Select(x[0], 0, d)]);

        /// <summary>The third argument where the first is greater than the second, else 0: what a rectifier sends
        /// back, in one pass and without a mask.</summary>
        public static readonly Elementwise WhereGreater = Ternary<WhereGreaterOperator>("where_greater",
            [null, null, (x, y, d) => IfGreater(x[0], x[1], d)]);

        private static Tensor Times(Tensor d, Tensor slope) => SlopeProduct.Apply(d, slope);

        private static Tensor Over(Tensor d, Tensor divisor) => SlopeQuotient.Apply(d, divisor);

        private static Tensor IfGreater(Tensor x, Tensor y, Tensor d) => WhereGreater.Apply(x, y, d);

        private static Tensor OfTanh(Tensor x, Tensor y) => TanhSlope.Apply(x, y);

        private static Tensor OfSigmoid(Tensor x, Tensor y) => SigmoidSlope.Apply(x, y);

        private static Tensor IsZero(Tensor x) => x.EqualTo(x.Like(0));

        private static Tensor IsRootOf0(Tensor x, Tensor e) => IsZero(x) * (e.Greater(0) * e.Like(1).Greater(e));
    }
}

namespace Saddle
{
    public sealed partial class Tensor
    {
        /// <summary>Absolute value; slope 0 at 0.</summary>
        public Tensor Abs() => Elementwise.Abs.Apply(this);

        /// <summary>-1, 0 or 1; derivative 0.</summary>
        public Tensor Sign() => Elementwise.Sign.Apply(this);

        /// <summary>The largest integer not above; derivative 0.</summary>
        public Tensor Floor() => Elementwise.Floor.Apply(this);

        /// <summary>Square root; slope 0 at 0, where it is infinite to the right.</summary>
        public Tensor Sqrt() => Elementwise.Sqrt.Apply(this);

        /// <summary>One over each element.</summary>
        public Tensor Reciprocal() => Elementwise.Reciprocal.Apply(this);

        /// <summary>e to the power of each element.</summary>
        public Tensor Exp() => Elementwise.Exp.Apply(this);

        /// <summary>Natural logarithm.</summary>
        public Tensor Log() => Elementwise.Log.Apply(this);

        /// <summary>log(1 + x), accurate near 0.</summary>
        public Tensor Log1p() => Elementwise.Log1p.Apply(this);

        /// <summary>Hyperbolic tangent.</summary>
        public Tensor Tanh() => Elementwise.Tanh.Apply(this);

        /// <summary>1 / (1 + e^-x), without overflow.</summary>
        public Tensor Sigmoid() => Elementwise.Sigmoid.Apply(this);

        /// <summary>log(1 + e^x), without overflow.</summary>
        public Tensor Softplus() => Elementwise.Softplus.Apply(this);

        /// <summary>Sine of an angle in radians.</summary>
        public Tensor Sin() => Elementwise.Sin.Apply(this);

        /// <summary>Cosine of an angle in radians.</summary>
        public Tensor Cos() => Elementwise.Cos.Apply(this);

        /// <summary>The element times itself.</summary>
        public Tensor Square() => this * this;

        /// <summary>max(x, 0); slope 0 at 0.</summary>
        public Tensor Relu() => Elementwise.Maximum.Apply(Like(0), this);

        /// <summary>x where positive, else <paramref name="slope"/> · x.</summary>
        public Tensor LeakyRelu(double slope = 0.2) => Select(Greater(0), this, this * slope);

        /// <summary>x to the power <paramref name="exponent"/>, elementwise; broadcasts.</summary>
        /// <remarks>
        /// The slope in the exponent holds the logarithm of x and is NaN below 0. At x = 0 it is 0 for exponents from 0
        /// on, and the slope in x is 0 for exponents in [0, 1), though infinite to the right of 0 in (0, 1).
        /// </remarks>
        public Tensor Power(Tensor exponent) => Elementwise.Power.Apply(this, exponent);

        /// <summary>x to a constant power.</summary>
        public Tensor Power(double exponent) => Elementwise.Power.Apply(this, Like(exponent));

        /// <summary>The larger of two elements; broadcasts. At ties the derivative is this tensor's.</summary>
        public Tensor Maximum(Tensor other) => Elementwise.Maximum.Apply(this, other);

        /// <summary>The larger of each element and a number.</summary>
        public Tensor Maximum(double other) => Maximum(Like(other));

        /// <summary>The smaller of two elements; broadcasts. At ties the derivative is this tensor's.</summary>
        public Tensor Minimum(Tensor other) => Elementwise.Minimum.Apply(this, other);

        /// <summary>The smaller of each element and a number.</summary>
        public Tensor Minimum(double other) => Minimum(Like(other));

        /// <summary>Each element limited to [low, high].</summary>
        public Tensor Clamp(double low, double high) => Maximum(low).Minimum(high);

        /// <summary>1 where this is greater, else 0; broadcasts; derivative 0.</summary>
        public Tensor Greater(Tensor other) => Elementwise.Greater.Apply(this, other);

        /// <summary>1 where an element is greater than a number, else 0; derivative 0.</summary>
        public Tensor Greater(double other) => Greater(Like(other));

        /// <summary>1 where this is greater or equal, else 0; broadcasts; derivative 0.</summary>
        public Tensor GreaterOrEqual(Tensor other) => Elementwise.GreaterOrEqual.Apply(this, other);

        /// <summary>1 where an element is at least a number, else 0; derivative 0.</summary>
        public Tensor GreaterOrEqual(double other) => GreaterOrEqual(Like(other));

        /// <summary>1 where both are equal, else 0; broadcasts; derivative 0.</summary>
        public Tensor EqualTo(Tensor other) => Elementwise.Equal.Apply(this, other);

        /// <summary>Elements of <paramref name="yes"/> where the mask is not 0, else of <paramref name="no"/>;
        /// broadcasts.</summary>
        /// <remarks>
        /// The branch not taken contributes 0 to derivatives in both modes, also where its own slope is infinite, as a
        /// logarithm's is at 0, or NaN, as a root's is below 0: slopes of functions count 0 times these as 0. Products
        /// do not: where a branch holds an infinite factor, select the factor.
        /// </remarks>
        public static Tensor Select(Tensor mask, Tensor yes, Tensor no) => Elementwise.Select.Apply(mask, yes, no);

        /// <summary>Elements of <paramref name="yes"/> where the mask is not 0, else a number.</summary>
        public static Tensor Select(Tensor mask, Tensor yes, double no) => Select(mask, yes, mask.Like(no));

        /// <summary>A number where the mask is not 0, else elements of <paramref name="no"/>.</summary>
        public static Tensor Select(Tensor mask, double yes, Tensor no) => Select(mask, mask.Like(yes), no);

        /// <summary>Elementwise sum; broadcasts.</summary>
        public static Tensor operator +(Tensor left, Tensor right) => Elementwise.Add.Apply(left, right);

        /// <summary>Adds a number to each element.</summary>
        public static Tensor operator +(Tensor left, double right) => left + left.Like(right);

        /// <summary>Adds a number to each element.</summary>
        public static Tensor operator +(double left, Tensor right) => right.Like(left) + right;

        /// <summary>Elementwise difference; broadcasts.</summary>
        public static Tensor operator -(Tensor left, Tensor right) => Elementwise.Subtract.Apply(left, right);

        /// <summary>Subtracts a number from each element.</summary>
        public static Tensor operator -(Tensor left, double right) => left - left.Like(right);

        /// <summary>Subtracts each element from a number.</summary>
        public static Tensor operator -(double left, Tensor right) => right.Like(left) - right;

        /// <summary>Elementwise product; broadcasts.</summary>
        /// <remarks>A literal 0 absorbs its factor when compiled, so that 0 times NaN or infinity is then 0.</remarks>
        public static Tensor operator *(Tensor left, Tensor right) => Elementwise.Multiply.Apply(left, right);

        /// <summary>Multiplies each element by a number.</summary>
        public static Tensor operator *(Tensor left, double right) => left * left.Like(right);

        /// <summary>Multiplies each element by a number.</summary>
        public static Tensor operator *(double left, Tensor right) => right.Like(left) * right;

        /// <summary>Elementwise quotient; broadcasts.</summary>
        /// <remarks>A literal 0 absorbs its divisor when compiled, so that 0 over 0 or NaN is then 0.</remarks>
        public static Tensor operator /(Tensor left, Tensor right) => Elementwise.Divide.Apply(left, right);

        /// <summary>Divides each element by a number.</summary>
        public static Tensor operator /(Tensor left, double right) => left / left.Like(right);

        /// <summary>Divides a number by each element.</summary>
        public static Tensor operator /(double left, Tensor right) => right.Like(left) / right;

        /// <summary>Changes the sign of each element.</summary>
        public static Tensor operator -(Tensor operand) => Elementwise.Negate.Apply(operand);

        /// <summary>A number of this tensor's element type.</summary>
        internal Tensor Like(double value) => Scalar(value, Type);
    }
}
