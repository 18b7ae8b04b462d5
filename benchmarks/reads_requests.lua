-- For wrk: METHOD PREFIX SUFFIX NUMBERS FIRST. Each request comes from the next address, so it is a new reader, and is
-- for the next of the numbers (1,2,3 or -).
local method, prefix, suffix, numbers, address

function init(arguments)
  method, prefix, suffix, address = arguments[1], arguments[2], arguments[3], tonumber(arguments[5])
  numbers = {}
  for number in string.gmatch(arguments[4], "%d+") do numbers[#numbers + 1] = number end
end

function request()
  address = address + 1
  local path = prefix
  if #numbers > 0 then path = prefix .. numbers[address % #numbers + 1] .. suffix end
  return wrk.format(method, path, {
    ["Host"] = "127.0.0.1",
    ["Sec-Fetch-Site"] = "same-origin",
    ["User-Agent"] = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    ["X-Forwarded-For"] = string.format("10.%d.%d.%d", math.floor(address / 65536) % 256,
      math.floor(address / 256) % 256, address % 256),
  })
end
