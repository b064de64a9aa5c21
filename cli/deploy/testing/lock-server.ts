/** As much of a Postgres as an advisory lock needs, on a real socket: one session holds it until it leaves. */
import { type AddressInfo, createServer, type Socket } from 'node:net';

const message = (type: string, body: Buffer): Buffer => {
  const head = Buffer.alloc(5);
  head.write(type);
  head.writeInt32BE(4 + body.length, 1);
  return Buffer.concat([head, body]);
};
const int16 = (value: number): Buffer => Buffer.from([value >> 8, value & 255]);
const int32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};
const READY = message('Z', Buffer.from('I'));
const BOOL = 16;

/** Answer to the extended protocol's Parse, Bind, Describe, Execute, Sync for `select … as held`. */
function answer(isHeld: boolean): Buffer {
  const column = Buffer.concat([
    Buffer.from('held\0'),
    int32(0),
    int16(0),
    int32(BOOL),
    int16(1),
    int32(-1),
    int16(0),
  ]);
  const value = Buffer.from(isHeld ? 't' : 'f');
  return Buffer.concat([
    message('1', Buffer.alloc(0)),
    message('2', Buffer.alloc(0)),
    message('T', Buffer.concat([int16(1), column])),
    message('D', Buffer.concat([int16(1), int32(value.length), value])),
    message('C', Buffer.from('SELECT 1\0')),
    READY,
  ]);
}

export async function lockServer(): Promise<{ url: string; close(): Promise<void> }> {
  let holder: Socket | null = null;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => {
      if (holder === socket) holder = null;
    });
    socket.once('data', () => {
      socket.write(Buffer.concat([message('R', int32(0)), READY]));
      socket.on('data', (bytes: Buffer) => {
        if (bytes[0] === 0x58) {
          if (holder === socket) holder = null;
          socket.end();
        } else if (bytes.includes('pg_try_advisory_lock')) {
          holder ??= socket;
          socket.write(answer(holder === socket));
        }
      });
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `postgres://owner:x@127.0.0.1:${(server.address() as AddressInfo).port}/cgk`,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((done) => server.close(() => done()));
    },
  };
}
