local size = tonumber((...)) or 36
local Node = {}; Node.__index = Node
function Node.new(a, b) return setmetatable({l = a, r = b}, Node) end
function Node:check() if self.l then return 1 + self.l:check() + self.r:check() end return 1 end
function make(d) if d == 0 then return Node.new(nil, nil) end return Node.new(make(d - 1), make(d - 1)) end
local total = 0
for i = 1, size do total = total + make(14):check() end
print(total)
