local size = vargv.len() > 0 ? vargv[0].tointeger() : 60;
local tab = [];
for (local i = 0; i < 256; i++) { local c = i; for (local k = 0; k < 8; k++) c = (c & 1) ? ((c >>> 1) ^ 0xEDB88320) : (c >>> 1); tab.append(c); }
local b = blob(65536), x = 123456789;
for (local i = 0; i < 65536; i++) { x = x ^ (x << 13); x = x ^ (x >>> 17); x = x ^ (x << 5); b[i] = x & 255; }
local crc = 0;
for (local r = 0; r < size; r++) { crc = ~0; for (local i = 0; i < 65536; i++) crc = tab[(crc ^ b[i]) & 255] ^ (crc >>> 8); crc = ~crc; }
print(format("%08x\n", crc & 0xFFFFFFFF));
