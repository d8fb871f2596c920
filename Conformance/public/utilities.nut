// Runs behind utilities.lib.nut.
print(utilities.hexStringToInteger("0xFf") + " " + utilities.integerToHexString(255, 4) + " " + utilities.binaryToInteger("1010") + "\n");
print(utilities.blobToHexString(utilities.hexStringToBlob("0a1b2c")) + " " + utilities.printBlob(utilities.hexStringToBlob("4142ff")) + "\n");
print(utilities.sign(-3) + " " + utilities.sign(0) + " " + utilities.sign(2.5) + " " + utilities.numberFormatter(1234567) + " " + utilities.numberFormatter(1234.567, 1) + "\n");
local r = utilities.rnd(10); print((r >= 0 && r <= 10) + "\n");
foreach (year in [1900, 2000, 2023, 2024]) print(utilities.isLeapYear(year) + " ");
print(utilities.dayOfWeek(1, 1, 2026) + "\n");
