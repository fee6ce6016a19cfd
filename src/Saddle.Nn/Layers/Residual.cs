namespace Saddle.Nn.Layers;

/// <summary>shortcut(x) + scale · body(x).</summary>
/// <param name="Body">The residual branch; its parameters are named <c>body.…</c>.</param>
/// <param name="Shortcut">The identity by default; otherwise its parameters are named <c>shortcut.…</c>.</param>
/// <param name="Scale">What the branch is multiplied by; 0.3 in the deep networks of Gulrajani et al. 2017.</param>
/// <remarks>Source: He et al. 2016, arXiv:1512.03385.</remarks>
public sealed record Residual(Layer Body, Layer? Shortcut = null, double Scale = 1) : Layer
{
    /// <inheritdoc/>
    public override Tensor Apply(Scope scope, Tensor x)
    {
        Tensor straight = Shortcut?.Apply(scope.Child("shortcut"), x) ?? x;
        Tensor branch = Body.Apply(scope.Child("body"), x);
        LayerInput.Demand("residual", x, straight.Shape == branch.Shape,
            $"the branch gives {branch.Shape} but the shortcut {straight.Shape}",
            "Give the shortcut a convolution of kernel 1, or resize in both");
        return straight + (Scale == 1 ? branch : Scale * branch);
    }
}
