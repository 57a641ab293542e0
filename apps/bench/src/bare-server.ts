import { createServer } from 'node:http';

/** A bare server that sends the bytes it is given, with the headers it is given, for every request: what the read path is measured against. */
process.once('message', ({ bytes, headers }: { bytes: Uint8Array; headers: Record<string, string> }) => {
  const body = Buffer.from(bytes);
  const server = createServer((_, response) => {
    response.writeHead(200, headers);
    response.end(body);
  });
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as { port: number }).port));
});
process.once('disconnect', () => process.exit(0));
