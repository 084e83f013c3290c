import { once } from 'node:events';
import net from 'node:net';
import { expect, it } from 'vitest';

it('lets tests reach this machine', async () => {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as net.AddressInfo;
  const socket = net.connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.destroy();
  server.close();
});

it('refuses every other host by name, whatever the form of the call', async () => {
  expect(() => net.connect(80, '192.0.2.1')).toThrow(/192\.0\.2\.1:80 refused/);
  expect(() => net.connect({ host: 'service.invalid', port: 443 })).toThrow(/no network/);
  await expect(fetch('http://service.invalid/')).rejects.toMatchObject({
    cause: expect.objectContaining({ message: expect.stringMatching(/no network/) }),
  });
});
