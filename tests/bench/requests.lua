-- The requests of the benchmark, for wrk.
--
--	wrk -s requests.lua [-H HEADER] URL -- WORKLOAD CONTACTS TOTAL SEED [check PROGRAM]
--
-- CONTACTS is how many were loaded, TOTAL how many there are meanwhile; SEED
-- differs from run to run. With "check" every answer is looked at; that costs
-- time, so measured runs go without. The key comes from the environment,
-- CONTACTS_API_KEY. Prints one line of JSON.

-- Contact number i with its variable part v, as load.sql has it. Numbers above
-- CONTACTS are new contacts.
local PHONES, STEP = 8999999993, 786433

local function phone(i)
	return string.format("%.0f", 10000000000 + math.fmod(i * STEP, PHONES))
end

local function variant(i)	-- of a contact that was loaded
	return i % 1000
end

local function body(i, v)
	return string.format('{"phone":"%s","first_name":"First %d","last_name":"Last %d",' ..
		'"email":"contact%.0f@example.com","tags":["stage-%d","group-%d"],' ..
		'"custom_fields":{"shopify_id":"%s","plan":"plan-%d"}}',
		phone(i), v, i % 1000, i, v % 10, i % 100, string.format("cust_%010.0f", i), v % 4)
end

-- Requests -------------------------------------------------------------------

local contacts, total
local post_head	-- all of a POST before its length

local function any()
	return math.random(1, contacts)
end
local function even()	-- W changes these
	return 2 * math.random(1, math.floor(contacts / 2))
end
local function odd()	-- nothing changes these
	return 2 * math.random(1, math.floor(contacts / 2)) - 1
end
local function new()
	return math.random(contacts + 1, PHONES - 1)
end

local function post(i, v)
	local text = body(i, v)
	return post_head .. #text .. "\r\n\r\n" .. text
end
local function get(format, ...)
	return wrk.format("GET", string.format("/v1/contacts" .. format, ...))
end

-- One row a workload: how to make a request, how many different ones to make
-- beforehand (0: each is made when it is sent), how many contacts a page of the
-- answer has, and what the answer of contactsd says besides.
local turn = 0
local workloads = {
	W = { beforehand = 0, says = '"changed":', make = function()
		turn = turn + 1
		return post(turn % 2 == 0 and even() or new(), math.random(0, 999))
	end },
	W0 = { beforehand = 4096, says = '"changed":false', make = function()
		local i = odd()
		return post(i, variant(i))
	end },
	R1 = { beforehand = 4096, says = '"custom_fields":{', make = function()
		return get("/cnt_%s", phone(any()))
	end },
	R20 = { beforehand = 1, page = 20, make = function()
		return get("?limit=20")
	end },
	R20tag = { beforehand = 100, page = 20, make = function()
		return get("?limit=20&tag=group-%d", math.random(0, 99))
	end },
	middle = { beforehand = 1024, page = 20, make = function()
		return get("?limit=20&offset=%d", total * (0.45 + 0.1 * math.random()))
	end },
	["end"] = { beforehand = 1024, page = 20, make = function()
		return get("?limit=20&offset=%d", total - math.random(20, 1000))
	end },
	field = { beforehand = 4096, page = 1, make = function()
		return get("?limit=20&custom_fields%%5Bshopify_id%%5D=cust_%010d", any())
	end },
}

-- wrk ------------------------------------------------------------------------

local workload, prepared, next_one

function init(arguments)
	workload = workloads[arguments[1]]
	contacts, total = tonumber(arguments[2]), tonumber(arguments[3])
	math.randomseed(tonumber(arguments[4]))
	wrk.headers["Authorization"] = "Bearer " .. os.getenv("CONTACTS_API_KEY")
	post_head = wrk.format("POST", "/v1/contacts"):gsub("\r\n$", "") ..
		"Content-Type: application/json\r\nContent-Length: "
	if workload.beforehand > 0 then
		prepared = {}
		for i = 1, workload.beforehand do
			prepared[i] = workload.make()
		end
		next_one = 0
	end
	if arguments[5] == "check" then
		check(arguments[6] == "contactsd" and workload.says or nil)
	end
end

function request()
	if not prepared then
		return workload.make()
	end
	next_one = next_one % #prepared + 1
	return prepared[next_one]
end

function check(says)
	answers, answer_bytes, wrong, first_wrong = 0, 0, 0, ""
	function response(status, headers, answer)
		answers, answer_bytes = answers + 1, answer_bytes + #answer
		local _, found = answer:gsub('"id":"cnt_', "")
		if (status == 200 or status == 201) and answer:find('"success":true', 1, true) and
		    found == (workload.page or 1) and
		    (not workload.page or answer:find('"total":%d')) and
		    (not says or answer:find(says, 1, true)) then
			return
		end
		wrong = wrong + 1
		if wrong == 1 then
			first_wrong = status .. " " .. answer
		end
	end
end

local threads = {}

function setup(thread)
	threads[#threads + 1] = thread
end

local function sum(name)
	local total = 0
	for _, thread in ipairs(threads) do
		total = total + (thread:get(name) or 0)
	end
	return total
end

local function escape(text)
	return (text:gsub('[%c\\"]', function(c)
		return string.format("\\u%04x", c:byte())
	end))
end

function done(summary, latency)
	local errors = summary.errors
	io.write(string.format('{"requests":%d,"seconds":%f,"p50":%f,"p99":%f,"failed":%d,' ..
		'"answer_bytes":%d,"wrong":%d,"first_wrong":"%s"}\n',
		summary.requests, summary.duration / 1e6,
		latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
		errors.status + errors.connect + errors.read + errors.write + errors.timeout,
		sum("answer_bytes") / math.max(1, sum("answers")), sum("wrong"),
		escape((threads[1]:get("first_wrong") or ""):sub(1, 500))))
end
