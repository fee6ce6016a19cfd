using Saddle.Nn;

namespace Saddle.Gans.Training;

/// <summary>One update of each player as pure functions of tensors: the only place where a method's parts meet.</summary>
internal sealed record Moves(GanModel Model, GanMethod Method)
{
    /// <summary>The critic after one update, and what it measured: loss, estimate, penalty and mean gradient norm.</summary>
    /// <param name="critic">Its state before.</param>
    /// <param name="generator">Only read; its statistics stay as they are.</param>
    /// <param name="real">[n, ..sample].</param>
    /// <param name="labels">Int64 [n], or null.</param>
    /// <param name="key">Int64 [2]: seed and number of this update.</param>
    /// <param name="rate">The step size, a scalar.</param>
    /// <param name="noise">Standard deviation of instance noise, a scalar; read only where the method has such noise.</param>
    public (Player Next, Tensor Measured) Critic(
        Player critic, Player generator, Tensor real, Tensor? labels, Tensor key, Tensor rate, Tensor noise)
    {
        var random = new RandomStream(key, real.Type, RandomStreams.CriticUpdate);
        Tensor latents = random.Normal(real.Shape[0], Model.LatentSize);
        Tensor fake = Model.Generator.Apply(
            generator.Parameters, generator.Statistics, latents, training: true, labels, random).Output.Detach();
        return new CriticMove(Model.Critic, Method).Against(
            critic, Seen(real, noise, random), Seen(fake, noise, random), labels, random, rate);
    }

    /// <summary>The generator after one update, and its loss.</summary>
    /// <param name="generator">Its state before.</param>
    /// <param name="critic">Only read; its statistics stay as they are.</param>
    /// <param name="batch">Examples to make.</param>
    /// <param name="labels">Int64 [batch], or null.</param>
    /// <param name="key">Int64 [2]: seed and number of this update.</param>
    /// <param name="rate">The step size, a scalar.</param>
    /// <param name="noise">Standard deviation of instance noise, as for the critic.</param>
    public (Player Next, Tensor Measured) Generator(
        Player generator, Player critic, int batch, Tensor? labels, Tensor key, Tensor rate, Tensor noise)
    {
        var random = new RandomStream(key, rate.Type, RandomStreams.GeneratorUpdate);
        Tensor latents = random.Normal(batch, Model.LatentSize);
        IReadOnlyList<Tensor> statistics = generator.Statistics;

        Tensor Loss(IReadOnlyList<Tensor> parameters)
        {
            NetworkResult made = Model.Generator.Apply(
                parameters, generator.Statistics, latents, training: true, labels, random);
            statistics = made.Statistics;
            return Method.Objective.GeneratorLoss(
                Score(critic.Parameters, critic.Statistics, Seen(made.Output, noise, random), labels, random));
        }

        (Tensor measured, Tensor[] gradients) = Derivative.ValueAndGradient(Loss)(generator.Parameters);
        OptimiserStep step =
            Method.GeneratorOptimiser.Update(generator.Parameters, gradients, generator.Moments, rate);
        return (new Player(step.Parameters, statistics, step.State), measured.Reshape(1));
    }

    /// <summary>The critic's estimate between real examples and fresh generated ones; nothing is updated.</summary>
    public Tensor Validate(Player critic, Player generator, Tensor real, Tensor? labels, Tensor key, Tensor noise)
    {
        var random = new RandomStream(key, real.Type, RandomStreams.Validation);
        Tensor latents = random.Normal(real.Shape[0], Model.LatentSize);
        Tensor fake = Model.Generator.Apply(
            generator.Parameters, generator.Statistics, latents, training: true, labels, random).Output;
        return Method.Objective.Estimate(
            Score(critic.Parameters, critic.Statistics, Seen(real, noise, random), labels, random),
            Score(critic.Parameters, critic.Statistics, Seen(fake, noise, random), labels, random));
    }

    /// <summary>Examples as the critic gets to see them.</summary>
    private Tensor Seen(Tensor examples, Tensor noise, RandomStream random) =>
        Method.InstanceNoise is null ? examples : examples + noise * random.Normal(examples.Shape);

    private Tensor Score(
        IReadOnlyList<Tensor> parameters, IReadOnlyList<Tensor> statistics, Tensor x, Tensor? labels, RandomStream random) =>
        new CriticMove(Model.Critic, Method).Score(parameters, ref statistics, x, labels, random);
}
