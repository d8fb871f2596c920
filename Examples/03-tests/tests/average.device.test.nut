// Runs on the device: nothing in its path says agent.
class RunningAverageTest extends ImpTestCase {
    function testWithoutValuesThereIsNone() {
        assertEqual(null, RunningAverage(3).get());
    }

    function testFewValues() {
        assertClose(1.5, _averageOf([1, 2]), 0.0001);
    }

    function testOldValuesAreForgotten() {
        assertClose(2, _averageOf([100, 1, 2, 3]), 0.0001);
    }

    function testTheSizeIsChecked() {
        local error = assertThrowsError(@() RunningAverage(0), this);
        assertEqual("an average needs at least one value", error);
    }

    function _averageOf(values) {
        local average = RunningAverage(3);
        foreach (value in values) average.add(value);
        return average.get();
    }
}
