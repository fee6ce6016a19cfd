using Xunit;

namespace Saddle.Data.Tests;

public sealed class ClassNamesTests
{
    [Fact]
    public void Whole_numbers_are_in_the_order_of_their_values_and_other_names_of_their_characters()
    {
        Assert.Equal(["0", "1", "2", "9", "10", "11"], ClassNames.InOrder(["10", "9", "1", "0", "2", "11", "9"]));
        Assert.Equal(["001", "2", "10", "99999999999999999999"],
            ClassNames.InOrder(["10", "2", "99999999999999999999", "001"]));
        Assert.Equal(["10", "2", "B", "a"], ClassNames.InOrder(["a", "B", "2", "10"]));
    }

    [Fact]
    public void A_class_is_found_by_its_name_or_where_no_name_is_a_number_by_its_number()
    {
        var pets = new ClassNames(["cat", "dog"]);
        Assert.Equal((1, 1, null, null), (pets.Find("dog"), pets.Find("1"), pets.Find("2"), pets.Find("-1")));
        var sizes = new ClassNames(["1", "2", "10"]);
        Assert.Equal((0, 2, null), (sizes.Find("1"), sizes.Find("10"), sizes.Find("0")));
        Assert.Equal(7, ClassNames.Numbers(10).Find("7"));
    }

    [Fact]
    public void Names_are_told_beside_their_numbers_unless_they_are_those()
    {
        Assert.Equal("0 (cat)", new ClassNames(["cat"]).Told(0));
        Assert.Equal("3", ClassNames.Numbers(4).Told(3));
        Assert.False(new ClassNames(["0", "2"]).AreNumbers);
        Assert.Equal(new ClassNames(["0", "1"]), ClassNames.Numbers(2));
    }
}
