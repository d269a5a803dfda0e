// The least a language server can be: answers `initialize` with framing written by hand. Shows what starting Node itself takes.

let input = ''
process.stdin.setEncoding('latin1')
process.stdin.on('data', (data: string) => {
  input += data
  for (;;) {
    const header = /^Content-Length: (\d+)\r\n\r\n/.exec(input)
    if (!header || input.length < header[0].length + Number(header[1])) return
    const message = JSON.parse(input.slice(header[0].length, header[0].length + Number(header[1]))) as {
      readonly id?: number
      readonly method: string
    }
    input = input.slice(header[0].length + Number(header[1]))
    if (message.method === 'exit') process.exit(0)
    if (message.id === undefined) continue
    const body = JSON.stringify({ jsonrpc: '2.0', id: message.id, result: message.method === 'initialize' ? { capabilities: {} } : null })
    process.stdout.write(`Content-Length: ${body.length}\r\n\r\n${body}`)
  }
})
