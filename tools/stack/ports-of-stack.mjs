import { freePort, isListening } from '../parts/ports.mjs';
import { InTheWay } from '../setup/say.mjs';

/** @throws {InTheWay} the port is no number, or somebody listens there */
export async function frontDoorPort(/** @type {string} */ command) {
  const port = Number(process.env.GATEWAY_PORT ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new InTheWay(
      `GATEWAY_PORT is "${process.env.GATEWAY_PORT}", which is no port: give a number from 1 to 65535.`,
    );
  }
  if (port === 0) return freePort();
  if (!(await isListening(port)) && !(await isListening(port, '::1'))) return port;
  throw new InTheWay(
    `Port ${port} is taken: end what listens there, or choose another one (GATEWAY_PORT=${port + 100} ${command}).`,
  );
}

/** The usual port of a service, or a free one where that is taken. */
export async function usualOrFree(/** @type {number} */ usual) {
  return (await isListening(usual)) ? freePort() : usual;
}
