-- KEYS: lists. ARGV: the time to live, then for each list a word and a record.
--
-- push   puts the record first; of more than four the last that is not kept falls off
-- keep   marks the record as kept, or puts it first as kept; the newest two stay so
-- loose  marks the record as not kept
-- touch  only renews the time to live
local HELD, KEPT = 4, 2

local function record_of(entry) return string.sub(entry, 2) end
local function is_kept(entry) return string.sub(entry, 1, 1) == '+' end

for i, key in ipairs(KEYS) do
    local what, record = ARGV[2 * i], ARGV[2 * i + 1]
    local held = what == 'touch' and {} or redis.call('LRANGE', key, 0, -1)
    local at
    for j, entry in ipairs(held) do
        if record_of(entry) == record then at = j end
    end
    local mark = what == 'keep' and '+' or '-'
    if what == 'push' or (what == 'keep' and not at) then
        local falls = at
        if not falls and #held >= HELD then
            falls = HELD
            for j = HELD, 1, -1 do
                if not is_kept(held[j]) then falls = j break end
            end
        end
        if falls then table.remove(held, falls) end
        table.insert(held, 1, mark .. record)
    elseif at then
        held[at] = mark .. record
    end
    if what == 'keep' then
        local kept = 0
        for j, entry in ipairs(held) do
            if is_kept(entry) then
                kept = kept + 1
                if kept > KEPT then held[j] = '-' .. record_of(entry) end
            end
        end
    end
    if #held > 0 then
        redis.call('DEL', key)
        redis.call('RPUSH', key, unpack(held))
    end
    redis.call('EXPIRE', key, ARGV[1])
end
