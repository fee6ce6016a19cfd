using Saddle.Games.Library;
using Saddle.Games.Motions;

namespace Saddle.Cli.Analysing;

/// <summary>The games of the library and the dynamics, with everything that can be chosen.</summary>
internal static class GameList
{
    public static void Write(TextWriter output)
    {
        output.WriteLine("games (saddle analyze GAME --variant NAME --SETTING X)");
        foreach (LibraryGame game in GameCatalogue.All)
        {
            output.WriteLine();
            output.WriteLine($"{game.Name}: {game.Summary} {game.Source}");
            int widest = game.Variants.Max(variant => variant.Name.Length);
            foreach (GameVariant variant in game.Variants)
            {
                output.WriteLine($"  {variant.Name.PadRight(widest)}  {variant.Summary}");
                foreach (GameSetting setting in variant.Settings)
                {
                    output.WriteLine($"  {new string(' ', widest)}    --{setting.Name}  {setting.Meaning} "
                        + $"[default: {Figures.Text(setting.Default)}]");
                }
            }
        }

        output.WriteLine();
        output.WriteLine("dynamics (--dynamics)");
        int name = DynamicsCatalogue.All.Max(preset => preset.Name.Length);
        foreach (DynamicsPreset preset in DynamicsCatalogue.All)
        {
            string[] flags =
                [.. preset.Reads.Except([nameof(DynamicsSettings.FreshBatch)]).Select(DynamicsFlags.FlagOf)];
            string reads = flags.Length == 0 ? "" : $" [{string.Join(", ", flags)}]";
            output.WriteLine($"  {preset.Name.PadRight(name)}  {preset.Summary}{reads}. {preset.Source}");
        }
    }
}
