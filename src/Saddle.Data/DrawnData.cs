using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Saddle.Data;

/// <summary>What identifies data that are drawn: the kind and parameters of what draws them.</summary>
internal static class DrawnData
{
    /// <summary>SHA-256, in lower-case hexadecimal, of a text.</summary>
    public static string HashOf(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Kind and parameters of a record, the same text whatever the current culture.</summary>
    /// <param name="kind">The record's type.</param>
    /// <param name="printMembers">The record's own printing of its parameters; tells whether there are any.</param>
    public static string TextOf(Type kind, Func<StringBuilder, bool> printMembers)
    {
        CultureInfo kept = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture; // records print numbers in the current culture
        try
        {
            var text = new StringBuilder(kind.Name).Append(" { ");
            return (printMembers(text) ? text.Append(' ') : text).Append('}').ToString();
        }
        finally
        {
            CultureInfo.CurrentCulture = kept;
        }
    }
}
