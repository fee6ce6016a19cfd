using Saddle.Games.Library;
using Saddle.Games.Motions;
using Saddle.Settings;

namespace Saddle.Cli.Analysing;

/// <summary>The games of the library and the dynamics, with everything that can be chosen.</summary>
internal static class GameList
{
    public static void Write(Catalogue<Dynamics> dynamics, TextWriter output)
    {
        output.WriteLine("games (saddle analyze GAME --variant NAME --SETTING X)");
        foreach (LibraryGame game in GameCatalogue.All)
        {
            output.WriteLine();
            Write(game, output);
        }

        output.WriteLine();
        output.WriteLine("dynamics (--dynamics)");
        int name = dynamics.Names.Max(name => name.Length);
        foreach (Part<Dynamics> part in dynamics.Parts)
        {
            string[] flags = [.. DynamicsFlags.FlagsOf(part)];
            string reads = flags.Length == 0 ? "" : $" [{string.Join(", ", flags)}]";
            output.WriteLine($"  {part.Name.PadRight(name)}  {part.Summary}{reads}. {part.Source}");
        }
    }

    /// <summary>A game with its variants, and what each reads.</summary>
    public static void Write(LibraryGame game, TextWriter output)
    {
        output.WriteLine($"{game.Name}: {game.Part.Summary} {game.Part.Source}");
        int widest = game.Variants.Names.Max(name => name.Length);
        foreach (Part<KnownGame> variant in game.Variants.Parts)
        {
            output.WriteLine($"  {variant.Name.PadRight(widest)}  {variant.Summary}");
            foreach (IValueSetting setting in variant.Settings.OfType<IValueSetting>())
            {
                output.WriteLine($"  {new string(' ', widest)}    --{setting.Name}  {setting.Meaning}; "
                    + $"{setting.Range.Words} [default: {setting.DefaultText}]");
            }
        }
    }
}
