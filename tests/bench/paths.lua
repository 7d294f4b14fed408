-- Asks for the paths of a file in turn, from a given place on; cold: each time at a new host.
local requests, paths, at, seen, cold = {}, {}, 0, 0, nil

function init(args)
  for line in io.lines(args[1]) do
    paths[#paths + 1] = line
    requests[#requests + 1] = wrk.format("GET", line)
  end
  at, cold = tonumber(args[2]), args[3]
end

function request()
  at = at % #paths + 1
  if not cold then return requests[at] end
  seen = seen + 1
  wrk.headers["Host"] = seen .. "." .. cold
  return wrk.format("GET", paths[at])
end
