// What 'this' is in every kind of call.
name <- "root";
function who() { return this.name }
local a = { name = "a", who = who }, b = { name = "b", who = who };
print(who() + " " + a.who() + " " + b["who"]() + " " + ::who() + "\n");
a.test <- function() { return who() + ::who() + (b.who)() + b.who() };
print(a.test() + "\n");
local f = who;
a.test <- function() { return f() };
print(a.test() + "\n");
a.inner <- function() { return (function() { return this.name })() };
print(a.inner() + "\n");
a.lambda <- function() { return (@() this.name)() };
print(a.lambda() + "\n");
print(who.call({ name = "called" }) + " " + who.acall([{ name = "acalled" }]) + "\n");
local list = [who];
try { print(list[0]()) } catch (e) { print(e + "\n") }
local bound = who.bindenv(b);
print(bound() + " " + a.test() + " " + bound.call(a) + "\n");
class C { name = "instance"; function m() { return who() } function n() { local f = function() { return name }; return f() } }
print(C().m() + " " + C().n() + "\n");
a.setthis <- function() { this = b; return name };
print(a.setthis() + "\n");
(true ? a.who : b.who)();
print((true ? a.who : b.who)() + "\n");
