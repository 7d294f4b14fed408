-- Asks for the paths of a file in turn, from a given place on; cold: each time at a new host;
-- each connection waits so many milliseconds before it asks again.
local requests, paths, at, seen, cold = {}, {}, 0, 0, nil

function init(args)
  for line in io.lines(args[1]) do
    paths[#paths + 1] = line
    requests[#requests + 1] = wrk.format("GET", line)
  end
  at = tonumber(args[2])
  cold = args[4]
  local pause = tonumber(args[3])
  if pause > 0 then
    function delay() return pause end
  end
end

function request()
  at = at % #paths + 1
  if not cold then return requests[at] end
  seen = seen + 1
  wrk.headers["Host"] = seen .. "." .. cold
  return wrk.format("GET", paths[at])
end
