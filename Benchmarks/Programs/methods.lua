local size = tonumber((...)) or 10
local band = (bit and bit.band) or load("return function(a,b) return a & b end")()
local Base = {}; Base.__index = Base
function Base:get() return self.v end
function Base:step(n) self.v = self.v + n return self end
local Mid = setmetatable({}, {__index = Base}); Mid.__index = Mid
function Mid:step(n) Base.step(self, n) self.v = band(self.v, 0xFFFF) return self end
local Leaf = setmetatable({}, {__index = Mid}); Leaf.__index = Leaf
function Leaf:run(c) for i = 0, c-1 do self:step(i) if self:get() > 60000 then self.v = 1 end self.v = self.v + self.k end return self.v end
local o, t = setmetatable({v = 0, k = 3}, Leaf), 0
for i = 1, size do t = t + o:run(150000) end
print(t)
