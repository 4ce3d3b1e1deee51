-- The requests of the benchmarks, for wrk.
--
--	wrk -s requests.lua [-H HEADER] URL -- NAME=VALUE...
--
--	workload	a row of the table below
--	accounts	a file with a line for each account that is asked:
--			KEY CONTACTS TOTAL STAGE GROUP. CONTACTS is how many were loaded,
--			TOTAL how many there are meanwhile, STAGE and GROUP how many of
--			these have any tag stage-N, any tag group-N, at least
--	seed		differs from run to run
--	stages, groups	how many tags of each kind there are (10, 100)
--	cursors		a file with cursors, for the workload of that name
--	shares		what "mix" is made of: NAME:SHARE,...
--	check		every answer is looked at, those of contactsd more closely if this is
--			its name; it costs time, so measured runs go without
--
-- Prints one line of JSON.

-- Contact number i with its variable part v, as load.sql has it. Numbers above
-- CONTACTS are new contacts.
local PHONES, STEP = 8999999993, 786433
local BULK = 100	-- contacts in a request of many

local given = { stages = 10, groups = 100 }

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
		phone(i), v, i % 1000, i, v % given.stages, i % given.groups,
		string.format("cust_%010.0f", i), v % 4)
end

-- Requests -------------------------------------------------------------------

local random = math.random
local accounts, cursors = {}, {}

local function any(account)
	return random(1, account.contacts)
end
local function even(account)	-- W changes these
	return 2 * random(1, math.floor(account.contacts / 2))
end
local function odd(account)	-- nothing changes these
	return 2 * random(1, math.floor(account.contacts / 2)) - 1
end
local function new(account)
	return random(account.contacts + 1, PHONES - 1)
end
local function stage()
	return "stage-" .. random(0, given.stages - 1)
end
local function group()
	return "group-" .. random(0, given.groups - 1)
end
local function source_field()
	return "custom_fields%5Bsource%5D=source-" .. random(0, 3)
end
local function middle(total)
	return total * (0.45 + 0.1 * random())
end
local function at_the_end(total)
	return total - random(math.min(20, total), math.min(1000, total))
end

local function get(account, format, ...)
	return wrk.format("GET", string.format("/v1/contacts" .. format, ...), account.headers)
end
local function post(head, text)
	return head .. #text .. "\r\n\r\n" .. text
end

-- The numbers that W and bulk have made, in order; D takes them away again. It stays so far
-- behind that the answers to those it takes have come, and leaves the first: wrk
-- looks at one request before it begins, and does not send it.
local BEHIND = 1000
local made, is_made, deleted = {}, {}, 1

local turn = 0
local function even_or_new(account)
	turn = turn + 1
	if turn % 2 == 0 then
		return even(account)
	end
	local i = new(account)
	while is_made[i] do
		i = new(account)
	end
	made[#made + 1], is_made[i] = i, true
	return i
end
local function write(account)
	return post(account.post_head, body(even_or_new(account), random(0, 999)))
end
local function bulk(account)
	local contacts, is_there = {}, {}
	while #contacts < BULK do
		local i = even_or_new(account)
		if not is_there[i] then
			contacts[#contacts + 1], is_there[i] = body(i, random(0, 999)), true
		end
	end
	return post(account.bulk_head, '{"contacts":[' .. table.concat(contacts, ",") .. "]}")
end
local function delete(account)
	if #made - deleted <= BEHIND then
		return write(account)
	end
	deleted = deleted + 1
	return wrk.format("DELETE", "/v1/contacts/cnt_" .. phone(made[deleted]), account.headers)
end

-- Those with a value of an indexed field and one of two tags, but not with a third: a twentieth.
local function filter(account)
	local first = random(0, given.stages - 1)
	return post(account.search_head, string.format('{"limit":20,"offset":%d,"filter":{"all":[' ..
		'{"field":"custom_fields.source","op":"eq","value":"source-%d"},' ..
		'{"field":"tags","op":"has_any","value":["stage-%d","stage-%d"]},' ..
		'{"not":{"field":"tags","op":"has","value":"%s"}}]}}',
		random(0, math.floor(account.total / 40)), random(0, 3), first, (first + 1) % given.stages, group()))
end
-- Five conditions, as the node of a flow has them, of which all are looked at.
local EVALUATED = '{"filter":{"all":[{"field":"custom_fields.plan","op":"starts_with","value":"plan-"},' ..
	'{"field":"tags","op":"has_any","value":["stage-0","stage-1","stage-2","stage-3","stage-4","stage-5","stage-6","stage-7","stage-8","stage-9"]},' ..
	'{"field":"custom_fields.shopify_id","op":"exists","value":true},' ..
	'{"not":{"field":"custom_fields.age","op":"gt","value":60}},' ..
	'{"field":"first_name","op":"ne","value":"nobody"}]}}'
local function evaluate(account)
	return wrk.format("POST", "/v1/contacts/cnt_" .. phone(any(account)) .. "/evaluate",
		account.json_headers, EVALUATED)
end

-- One row a workload: how to make a request of an account, how many different
-- ones to make beforehand (0: each is made when it is sent), how many contacts an
-- answer has (1) or a full page of it, which of the account's numbers is the total or which part
-- of it there are at least, and what the answer of contactsd says besides, as a pattern.
local workloads
workloads = {
	W = { beforehand = 0, says = '"changed":', make = write },
	W0 = { beforehand = 4096, says = '"changed":false', make = function(account)
		local i = odd(account)
		return post(account.post_head, body(i, variant(i)))
	end },
	bulk = { beforehand = 0, contacts = BULK, make = bulk,
		says = '"summary":{"total":' .. BULK .. ',.*"failed":0}' },
	R1 = { beforehand = 4096, says = '"custom_fields":{', make = function(account)
		return get(account, "/cnt_%s", phone(any(account)))
	end },
	R20 = { beforehand = 1, page = 20, of = "total", make = function(account)
		return get(account, "?limit=20")
	end },
	middle = { beforehand = 1024, page = 20, of = "total", make = function(account)
		return get(account, "?limit=20&offset=%d", middle(account.total))
	end },
	["end"] = { beforehand = 1024, page = 20, of = "total", make = function(account)
		return get(account, "?limit=20&offset=%d", at_the_end(account.total))
	end },
	oldest = { beforehand = 1024, page = 20, of = "total", make = function(account)
		return get(account, "?limit=20&sort=created_at&offset=%d", middle(account.total))
	end },
	cursor = { beforehand = 1024, page = 20, of = "total", make = function(account)
		return get(account, "?limit=20&cursor=%s", cursors[random(#cursors)])
	end },
	stage = { beforehand = 100, page = 20, of = "stage", make = function(account)
		return get(account, "?limit=20&tag=%s", stage())
	end },
	stage_middle = { beforehand = 1024, page = 20, of = "stage", make = function(account)
		return get(account, "?limit=20&tag=%s&offset=%d", stage(), middle(account.stage))
	end },
	stage_end = { beforehand = 1024, page = 20, of = "stage", make = function(account)
		return get(account, "?limit=20&tag=%s&offset=%d", stage(), at_the_end(account.stage))
	end },
	R20tag = { beforehand = 100, page = 20, of = "group", make = function(account)
		return get(account, "?limit=20&tag=%s", group())
	end },
	group_middle = { beforehand = 1024, page = 20, of = "group", make = function(account)
		return get(account, "?limit=20&tag=%s&offset=%d", group(), middle(account.group))
	end },
	group_end = { beforehand = 1024, page = 20, of = "group", make = function(account)
		return get(account, "?limit=20&tag=%s&offset=%d", group(), at_the_end(account.group))
	end },
	field = { beforehand = 4096, page = 1, make = function(account)
		return get(account, "?limit=20&custom_fields%%5Bshopify_id%%5D=cust_%010d", any(account))
	end },
	source = { beforehand = 4, page = 20, of = "source", make = function(account)
		return get(account, "?limit=20&%s", source_field())
	end },
	source_middle = { beforehand = 1024, page = 20, of = "source", make = function(account)
		return get(account, "?limit=20&%s&offset=%d", source_field(), middle(account.source))
	end },
	source_end = { beforehand = 1024, page = 20, of = "source", make = function(account)
		return get(account, "?limit=20&%s&offset=%d", source_field(), at_the_end(account.source))
	end },
	filter = { beforehand = 1024, page = 20, least = 0.03, make = filter },
	evaluate = { beforehand = 4096, contacts = 0, says = '"match":true', make = evaluate },
	tags = { beforehand = 1, contacts = 0, says = '{"tag":"stage%-0","contacts":', make = function(account)
		return wrk.format("GET", "/v1/tags", account.headers)
	end },
	D = { beforehand = 0, make = delete },	-- for one account, in a mix with W
	mix = { beforehand = 0, contacts = "any" },
}

-- A function that returns the next request of a workload.
local function source(row)
	local function make()
		return row.make(accounts[random(#accounts)])
	end
	if row.beforehand == 0 then
		return make
	end
	local prepared, last = {}, 0
	for i = 1, row.beforehand == 1 and #accounts or row.beforehand do
		prepared[i] = make()
	end
	return function()
		last = last % #prepared + 1
		return prepared[last]
	end
end

-- The next request of any of several workloads, as often as their shares say.
local function mixture(shares)
	local deck = {}
	for name, share in shares:gmatch("(%w+):(%d+)") do
		local next_of_it = source(workloads[name])
		for _ = 1, share do
			deck[#deck + 1] = next_of_it
		end
	end
	return function()
		return deck[random(#deck)]()
	end
end

-- wrk ------------------------------------------------------------------------

local workload, next_request

local function post_head(path, headers)
	return wrk.format("POST", path, headers):gsub("\r\n$", "") ..
		"Content-Type: application/json\r\nContent-Length: "
end

local function read_accounts(file)
	for line in io.lines(file) do
		local key, contacts, total, stage, group, source =
			line:match("(%S+) (%d+) (%d+) (%d+) (%d+) (%d+)")
		local account = { contacts = tonumber(contacts), total = tonumber(total),
			stage = tonumber(stage), group = tonumber(group), source = tonumber(source), headers = {} }
		for name, value in pairs(wrk.headers) do
			account.headers[name] = value
		end
		account.headers["Authorization"] = "Bearer " .. key
		account.post_head = post_head("/v1/contacts", account.headers)
		account.json_headers = { ["Content-Type"] = "application/json" }
		for name, value in pairs(account.headers) do
			account.json_headers[name] = value
		end
		account.search_head = post_head("/v1/contacts/search", account.headers)
		account.bulk_head = post_head("/v1/contacts/bulk?tags_mode=replace", account.headers)
		accounts[#accounts + 1] = account
	end
end

function init(arguments)
	for _, argument in ipairs(arguments) do
		local name, value = argument:match("^(%w+)=(.*)$")
		if name then
			given[name] = tonumber(value) or value
		end
	end
	math.randomseed(given.seed)
	read_accounts(given.accounts)
	if given.cursors then
		for line in io.lines(given.cursors) do
			cursors[#cursors + 1] = line
		end
	end
	workload = workloads[given.workload]
	next_request = given.shares and mixture(given.shares) or source(workload)
	if given.check then
		check(given.check == "contactsd" and workload.says or nil)
	end
end

function request()
	return next_request()
end

local function least(name)
	local number = math.huge
	for _, account in ipairs(accounts) do
		number = math.min(number, account[name])
	end
	return number
end

-- Whether a page has the total it must have, and all contacts that are left there.
local function right_page(answer, found)
	local total, offset = answer:match('"total":(%d+),"limit":%d+,"offset":(%d+)')
	total, offset = tonumber(total), tonumber(offset)
	if not total or found == 0 or found ~= math.min(workload.page, total - offset) then
		return false
	end
	if workload.least then
		return total >= workload.least * least("total")
	end
	if not workload.of then
		return total == workload.page
	end
	-- Whose answer it is cannot be seen if there are several accounts.
	if workload.of == "total" and #accounts == 1 then
		return total == accounts[1].total
	end
	return total >= least(workload.of)
end

local function right(answer, found)
	if workload.page then
		return right_page(answer, found)
	end
	return workload.contacts == "any" or found == (workload.contacts or 1)
end

function check(says)
	answers, answer_bytes, wrong, first_wrong = 0, 0, 0, ""
	function response(status, headers, answer)
		answers, answer_bytes = answers + 1, answer_bytes + #answer
		local _, found = answer:gsub('"id":"cnt_', "")
		if (status == 200 or status == 201) and answer:find('"success":true', 1, true) and
		    right(answer, found) and (not says or answer:find(says)) then
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
