import net from 'node:net';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1|::ffff:127(\.\d{1,3}){3})$/i;

type Target = { path?: string; host?: string; port?: number | string };

/** The target of `socket.connect(…)` in any of its forms: options, path, or port with host. */
function targetOf(args: unknown[]): Target {
  const [first, second] = Array.isArray(args[0]) ? args[0] : args;
  if (typeof first === 'object' && first !== null) return first;
  if (typeof first === 'string' && !/^\d+$/.test(first)) return { path: first };
  return { port: String(first), ...(typeof second === 'string' ? { host: second } : {}) };
}

const connect = net.Socket.prototype.connect;

/** Tests reach sockets of this machine only; every other connection fails at once, by name. */
function connectOnThisMachine(this: net.Socket, ...args: unknown[]): net.Socket {
  const { path, host = 'localhost', port } = targetOf(args);
  if (path === undefined && !LOOPBACK.test(host)) {
    throw new Error(`Tests have no network: connection to ${host}:${port} refused`);
  }
  return Reflect.apply(connect, this, args);
}

// Files of one worker share this module; patching twice would only nest.
if (!connect.name.includes('OnThisMachine')) {
  net.Socket.prototype.connect = connectOnThisMachine as typeof connect;
}
