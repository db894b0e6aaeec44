-- Draws the fenced `dateline` blocks of a document:
--
--   pandoc --lua-filter dateline.lua report.md -o report.docx
--
-- Options of a block are lines "//| key: value" at its head, or attributes: ```{.dateline date=2020-03-08}
-- HTML gets SVG inside the page, LaTeX gets PDF, e-books SVG files, all else PNG: also PDF made from HTML.
-- DATELINE names the program, where it isn't in the PATH.
local program = os.getenv("DATELINE") or "dateline"
local target = PANDOC_STATE.output_file or ""
local inline = FORMAT:match("^html") and not target:match("%.pdf$")
local kind = (FORMAT == "latex" or FORMAT == "beamer") and "pdf" or FORMAT:match("^epub") and "svg" or "png"
local mime = {pdf = "application/pdf", svg = "image/svg+xml", png = "image/png"}
local count = 0

-- The block as `dateline embed` reads it.
local function report_of(block)
  count = count + 1
  local id = block.identifier ~= "" and block.identifier or "dateline-" .. count
  local fence = "~~~"
  while block.text:find(fence, 1, true) do fence = fence .. "~" end
  local lines = {fence .. "dateline #" .. id}
  for key, value in pairs(block.attributes) do lines[#lines + 1] = "//| " .. key .. ": " .. value end
  lines[#lines + 1] = block.text
  lines[#lines + 1] = fence
  return table.concat(lines, "\n") .. "\n"
end

-- The image with its caption below. What it shows is told in words by its alternative text, for which the
-- figures of Word and Writer have no place until pandoc 3.
local function figure(image, caption)
  if pandoc.Figure then
    return pandoc.Figure({pandoc.Plain({image})}, {long = {pandoc.Plain(caption)}})
  elseif FORMAT == "docx" or FORMAT == "odt" then
    return {
      pandoc.Div(pandoc.Para({image}), {["custom-style"] = "Captioned Figure"}),
      pandoc.Div(pandoc.Para(caption), {["custom-style"] = "Image Caption"}),
    }
  end
  image.attributes.alt = pandoc.utils.stringify(image.caption)
  image.caption = caption
  image.title = "fig:"
  return pandoc.Para({image})
end

local function base64(bytes)
  local digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
  local coded = bytes:gsub("..?.?", function(three)
    local a, b, c = three:byte(1, 3)
    local bits = a * 65536 + (b or 0) * 256 + (c or 0)
    local four = ""
    for shift = 18, 0, -6 do
      local digit = (bits >> shift) % 64 + 1
      four = four .. digits:sub(digit, digit)
    end
    return four:sub(1, #three + 1) .. ("="):rep(3 - #three)
  end)
  return coded
end

local function image_file(block)
  return pandoc.system.with_temporary_directory("dateline", function(folder)
    local arguments = {"embed", "--assets", folder, "-T", kind}
    if kind == "png" then arguments[#arguments + 1] = "--scale=2" end
    local report = pandoc.pipe(program, arguments, report_of(block))
    local image, caption = nil, {}
    pandoc.walk_block(pandoc.Div(pandoc.read(report, "commonmark_x").blocks), {
      Image = function(element) image = element end,
      Emph = function(element) caption = element.content end,
    })
    local name = image.src:match("[^/]+$")
    local file = assert(io.open(folder .. "/" .. name, "rb"))
    local content = file:read("a")
    file:close()
    if FORMAT:match("^html") then  -- the programs that make PDF of it don't see pandoc's own store of files
      image.src = "data:" .. mime[kind] .. ";base64," .. base64(content)
    else
      pandoc.mediabag.insert(name, mime[kind], content)
      image.src = name
    end
    if FORMAT == "odt" then image.attributes.width = "16cm" end  -- Writer ignores shares of a page
    return figure(image, caption)
  end)
end

-- pandoc's Markdown takes "```dateline a.txt" for no block at all, but for code within a paragraph.
function Para(paragraph)
  local first = paragraph.content[1]
  if not first or first.t ~= "Code" and first.t ~= "Str" then return nil end
  if first.t == "Code" and first.text:match("^dateline%s") or first.text:match("^```+dateline$") then
    io.stderr:write("dateline.lua: warning: pandoc reads no options behind the name of a block (",
      first.text:sub(1, 40), "): write them on lines of their own, \"//| key: value\"\n")
  end
end

function CodeBlock(block)
  if block.classes[1] ~= "dateline" then return nil end
  if not inline then return image_file(block) end
  local report = pandoc.pipe(program, {"embed"}, report_of(block))
  return pandoc.RawBlock("html", report:match("<figure.*</figure>"))
end
