/** A server that speaks as much of Postgres's protocol as a refusal needs (docs: Message Formats), on a real socket. */

import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';

const SSL_REQUEST = 80877103;

export interface WireServer {
  port: number;
  /** How many connections came in. */
  connections(): number;
  close(): Promise<void>;
}

export interface WireBehaviour {
  /** Answer to the request for TLS: decline, or go on with this key and certificate. */
  tls?: { key: string; cert: string };
  /** What follows the start-up message, by the number of the connection; undefined: close without a word. */
  answer?(connection: number): Buffer | 'silence' | undefined;
}

/** An ErrorResponse as the server sends it before it closes. */
export function refusal(code: string, message: string): Buffer {
  const fields = `SFATAL\0VFATAL\0C${code}\0M${message}\0\0`;
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(4 + Buffer.byteLength(fields), 1);
  return Buffer.concat([head, Buffer.from(fields)]);
}

/** AuthenticationSASL (10), AuthenticationSASLContinue (11). */
function authentication(kind: 10 | 11, body: string): Buffer {
  const head = Buffer.alloc(9);
  head.write('R');
  head.writeInt32BE(8 + Buffer.byteLength(body), 1);
  head.writeInt32BE(kind, 5);
  return Buffer.concat([head, Buffer.from(body)]);
}

/** Begins SCRAM-SHA-256 (RFC 5802): the point at which a driver notices that it has no password. */
export const askForPassword = (): Buffer => authentication(10, 'SCRAM-SHA-256\0\0');

function continueScram(socket: Socket): void {
  socket.once('data', (reply: Buffer) => {
    const nonce = /r=([^,\0]+)/.exec(reply.toString('latin1'))?.[1] ?? '';
    socket.write(authentication(11, `r=${nonce}server,s=${Buffer.alloc(16, 1).toString('base64')},i=4096`));
  });
}

export async function startWireServer({ tls, answer = () => undefined }: WireBehaviour): Promise<WireServer> {
  let count = 0;
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    const connection = ++count;
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('data', (first: Buffer) => {
      const isSslRequest = first.length === 8 && first.readInt32BE(4) === SSL_REQUEST;
      if (!isSslRequest) return respond(socket, connection);
      if (!tls) {
        socket.write('N');
        socket.once('data', () => respond(socket, connection));
        return;
      }
      socket.write('S');
      const secure = new TLSSocket(socket, { isServer: true, ...tls });
      secure.on('error', () => {});
      secure.once('data', () => respond(secure, connection));
    });
  });
  const respond = (socket: Socket, connection: number): void => {
    const said = answer(connection);
    if (said === 'silence') return;
    if (said === undefined) socket.destroy();
    else if (said[0] === 0x45) socket.end(said);
    else {
      continueScram(socket);
      socket.write(said);
    }
  };
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => count,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((done) => server.close(() => done()));
    },
  };
}
