using Saddle.Data;
using Saddle.Settings;

namespace Saddle.Training;

/// <summary>Checks that data are those that a formulation's networks were made for.</summary>
internal static class DataFit
{
    /// <exception cref="ConfigurationException">The data's examples or classes are not the formulation's.</exception>
    public static void Require(Cast cast, Examples examples, IBatchSource data)
    {
        for (int i = 0; i < cast.Parts.Count; i++)
        {
            TensorSpec wanted = cast.Parts[i];
            TensorSpec? given = i < data.Specs.Count ? data.Specs[i] : null;
            if (given?.Shape != wanted.Shape || given.Type != wanted.Type)
            {
                throw new ConfigurationException(
                    "training: data and model differ in shape. Examples are "
                        + $"{given?.Shape.ToString() ?? $"without {wanted.Name}"}, the model is for {wanted.Shape}. "
                        + "Resize or pad the data, or build the model for it.");
            }
        }

        if (cast.LabelsAt is not null && examples.Classes != data.Classes.Count)
        {
            throw new ConfigurationException(
                $"training: model and data differ in classes. The model has {examples.Classes}, the data "
                    + $"{data.Classes.Count}. Build the model for the data's classes, or an unconditional one.");
        }
    }
}
