// Natives between script functions do not show; call and acall report what leaves them even if it is caught.
function fails() { throw "reported" }
try { fails.call(this) } catch (e) { print("caught " + e + "\n") }
try { fails.pcall(this) } catch (e) { print("caught " + e + "\n") }
try { [1].map(@(x) fails()) } catch (e) { print("caught " + e + "\n") }
try { fails() } catch (e) { print("caught " + e + "\n") }
[2, 1].sort(function(a, b) {
    throw "in sort"
})
