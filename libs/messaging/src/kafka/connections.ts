import { type Socket, connect, isIP } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { ISocketFactory } from 'kafkajs';

/**
 * All sockets of one transport. kafkajs neither tells when its last connection breaks nor gives up what is pending when
 * it is disconnected; both follow from holding the sockets here.
 */
export class Connections {
  private readonly sockets = new Set<Socket>();
  private closed = false;

  constructor(private readonly addresses: readonly string[]) {}

  /** No addresses once closed: the one answer that ends the endless retries of kafkajs. */
  readonly brokers = (): Promise<string[]> => Promise.resolve(this.closed ? [] : [...this.addresses]);

  readonly open: ISocketFactory = ({ host, port, ssl, onConnect }) => {
    if (this.closed) throw new Error('the transport was stopped');
    const named = isIP(host) ? {} : { servername: host };
    const socket = ssl ? connectTls({ host, port, ...named, ...ssl }) : connect({ host, port });
    socket.setKeepAlive(true, 60_000);
    socket.once(ssl ? 'secureConnect' : 'connect', () => {
      this.sockets.add(socket);
      onConnect();
    });
    socket.once('close', () => this.sockets.delete(socket));
    return socket;
  };

  get count(): number {
    return this.sockets.size;
  }

  /** Breaks every connection and allows no other; what kafkajs still waits for fails. */
  close(): void {
    this.closed = true;
    for (const socket of this.sockets) socket.destroy(new Error('the transport was stopped'));
  }
}
