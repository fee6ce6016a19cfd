using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Saddle.Docs.Tests.PublicApi;

/// <summary>What a compiled library shows to its users: a line for each type and each member.</summary>
internal static class PublicSignatures
{
    private static readonly SymbolDisplayFormat s_member = new(
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters
            | SymbolDisplayGenericsOptions.IncludeTypeConstraints
            | SymbolDisplayGenericsOptions.IncludeVariance,
        memberOptions: SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType
            | SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeAccessibility
            | SymbolDisplayMemberOptions.IncludeRef | SymbolDisplayMemberOptions.IncludeConstantValue,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeParamsRefOut
            | SymbolDisplayParameterOptions.IncludeExtensionThis,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        delegateStyle: SymbolDisplayDelegateStyle.NameAndSignature,
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes
            | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat s_owner = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters);

    /// <summary>The lines of a library, sorted.</summary>
    /// <param name="library">Its name, such as <c>Saddle.Nn</c>; it lies among <paramref name="references"/>.</param>
    /// <param name="references">What it and its signatures need.</param>
    public static IReadOnlyList<string> Of(string library, IReadOnlyList<MetadataReference> references)
    {
        var compilation = CSharpCompilation.Create("Signatures", references: references);
        IAssemblySymbol assembly = references.Select(compilation.GetAssemblyOrModuleSymbol)
            .OfType<IAssemblySymbol>().Single(found => found.Name == library);
        return [.. TypesIn(assembly.GlobalNamespace).SelectMany(LinesOf).Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol place) =>
        place.GetMembers().OfType<INamespaceOrTypeSymbol>().SelectMany(member =>
            member is INamespaceSymbol ? TypesIn(member)
            : IsShown(member) ? TypesIn(member).Prepend((INamedTypeSymbol)member)
            : []);

    private static IEnumerable<string> LinesOf(INamedTypeSymbol type)
    {
        string owner = type.ToDisplayString(s_owner);
        return type.TypeKind == TypeKind.Delegate
            ? [$"{owner}: {AccessOf(type)} delegate {type.ToDisplayString(s_member)}"]
            : type.GetMembers().Where(IsOwnMember).Select(member => $"{owner}: {member.ToDisplayString(s_member)}")
                .Prepend($"{owner} = {Heading(type)}");
    }

    // "public sealed record : Parent, IInterface"
    private static string Heading(INamedTypeSymbol type)
    {
        IEnumerable<string> parent = type.BaseType is { SpecialType: SpecialType.None } other
            ? [other.ToDisplayString(s_member)]
            : [];
        IEnumerable<string> interfaces = type.Interfaces
            .Where(shown => IsShown(shown) && !IsOwnEquality(shown, type))
            .Select(shown => shown.ToDisplayString(s_member)).Order(StringComparer.Ordinal);
        string above = string.Join(", ", parent.Concat(interfaces));
        return $"{AccessOf(type)} {Kind(type)}{(above.Length > 0 ? $" : {above}" : "")}";
    }

    private static string Kind(INamedTypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Interface } => "interface",
        { TypeKind: TypeKind.Enum } => "enum",
        { TypeKind: TypeKind.Struct } =>
            $"{(type.IsReadOnly ? "readonly " : "")}{(type.IsRefLikeType ? "ref " : "")}struct",
        _ => $"{(type.IsStatic ? "static " : type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "")}"
            + (type.IsRecord ? "record" : "class"),
    };

    private static string AccessOf(ISymbol symbol) => symbol.DeclaredAccessibility switch
    {
        Accessibility.Public => "public",
        Accessibility.Protected => "protected",
        _ => "protected internal",
    };

    private static bool IsShown(ISymbol symbol) => symbol.DeclaredAccessibility
        is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;

    /// <summary>Whether somebody wrote a member: no accessor, nor what the compiler adds to records.</summary>
    private static bool IsOwnMember(ISymbol member) => IsShown(member)
        && member is not INamedTypeSymbol
        && member is not IMethodSymbol { AssociatedSymbol: not null }
        && member is not IPropertySymbol { Name: "EqualityContract" }
        && !member.GetAttributes().Any(mark => mark.AttributeClass?.Name == "CompilerGeneratedAttribute");

    private static bool IsOwnEquality(INamedTypeSymbol shown, INamedTypeSymbol type) => type.IsRecord
        && shown.Name == "IEquatable"
        && SymbolEqualityComparer.Default.Equals(shown.TypeArguments[0], type);
}
