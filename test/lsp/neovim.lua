-- What a person does in Neovim, step by step through its own language client; writes what was seen as JSON lines and leaves.

local out = assert(io.open(os.getenv('OPMODEL_SEEN'), 'w'))

local function say(step, value)
  out:write(vim.json.encode({ step = step, value = value }), '\n')
  out:flush()
end

local function wait(step, ready)
  if not vim.wait(20000, ready, 50) then say(step, 'nothing came within 20 seconds') end
end

local function at(pattern)
  vim.fn.cursor(1, 1)
  vim.fn.search(pattern, 'c')
end

local function lines()
  return vim.api.nvim_buf_get_lines(0, 0, -1, false)
end

local function messages()
  local found = {}
  for _, one in ipairs(vim.diagnostic.get(0)) do
    table.insert(found, { line = one.lnum + 1, code = one.code, message = one.message })
  end
  return found
end

local function floating()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then return window end
  end
end

wait('diagnostics', function() return #vim.diagnostic.get(0) > 0 end)
say('diagnostics', messages())

at('Improve')
-- Debian builds Neovim without the Markdown parser that would colour the float.
vim.cmd('syntax off')
vim.lsp.buf.hover()
local function shown()
  local window = floating()
  return window and vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false) or { '' }
end
wait('hover', function() return table.concat(shown()) ~= '' end)
say('hover', shown())
local window = floating()
if window then vim.api.nvim_win_close(window, true) end

vim.fn.append(vim.fn.line('$'), { '', '## Goal: Sell 40 ovens by 1 March 2027', '', '- Own' })
vim.fn.cursor(vim.fn.line('$'), 6)
local params = vim.lsp.util.make_position_params(0, 'utf-16')
params.position.character = 5
local answers = vim.lsp.buf_request_sync(0, 'textDocument/completion', params, 20000) or {}
local labels = {}
for _, answer in pairs(answers) do
  local result = answer.result or {}
  for _, item in ipairs(result.items or result) do table.insert(labels, item.label) end
end
say('completion', labels)
vim.cmd('undo')

at('Improve')
vim.lsp.buf.code_action({
  apply = true,
  filter = function(action) return action.title:find('^Accept') ~= nil or action.title:find('^accept') ~= nil end,
})
wait('code action', function() return table.concat(lines(), '\n'):find('opmodel%-disable') ~= nil end)
say('code action', lines())

at('Fleet walk')
vim.lsp.buf.rename('Fleet ride')
wait('rename', function() return table.concat(lines(), '\n'):find('Ritual: Fleet ride') ~= nil end)
say('rename', lines())

out:close()
vim.cmd('qall!')
