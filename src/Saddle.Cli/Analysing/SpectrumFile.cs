namespace Saddle.Cli.Analysing;

/// <summary>Spectra as a file.</summary>
internal static class SpectrumFile
{
    extension(NamedSpectrum)
    {
        /// <summary>Writes <c>spectrum.csv</c>: a row per eigenvalue.</summary>
        public static string Write(ResultFiles files, IEnumerable<NamedSpectrum> spectra) =>
            files.Write("spectrum.csv", NamedSpectrum.Columns, rows => NamedSpectrum.AddTo(rows, spectra));
    }
}
