Console.WriteLine("saddle");
