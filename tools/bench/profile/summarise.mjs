/**
 * @typedef {{ id: number, callFrame: { functionName: string, url: string, lineNumber: number }, children?: number[] }} Node
 * @typedef {{ nodes: Node[], samples: number[], timeDeltas: number[] }} Profile
 */

/** @type {readonly [RegExp, string][]} */
const areas = [
  [/\/libs\/([a-z-]+)\/(domain\/)?dist\//, 'libs/$1'],
  [/\/apps\/([a-z-]+)\/dist\//, 'apps/$1'],
  [/\/node_modules\/(pg|pg-[a-z]+|postgres-[a-z]+)\//, 'pg'],
  [/\/node_modules\/(@nestjs|rxjs|reflect-metadata)\//, 'nest'],
  [
    /\/node_modules\/(fastify|@fastify|find-my-way|light-my-request|avvio|secure-json-parse|fast-[a-z-]+|middie)\//,
    'fastify',
  ],
  [/\/node_modules\/((@[^/]+\/)?[^/]+)\//, '$1'],
];

/**
 * Where the time went, in shares of the time that was not idle: what Node and V8 do counts for whoever called them.
 *
 * @param {Profile} profile
 */
export function summarise({ nodes, samples, timeDeltas }) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parentOf = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  const selfMicros = new Map();
  samples.forEach((id, at) => selfMicros.set(id, (selfMicros.get(id) ?? 0) + timeDeltas[at]));
  /** @type {Map<string, number>} */
  const byArea = new Map();
  /** @type {Map<string, number>} */
  const byFunction = new Map();
  let busy = 0;
  for (const [id, micros] of selfMicros) {
    const { functionName } = /** @type {Node} */ (byId.get(id)).callFrame;
    if (functionName === '(idle)') continue;
    busy += micros;
    const { area, place } = placeOf(id, byId, parentOf);
    byArea.set(area, (byArea.get(area) ?? 0) + micros);
    byFunction.set(place, (byFunction.get(place) ?? 0) + micros);
  }
  const shares = (/** @type {Map<string, number>} */ times) =>
    [...times].sort(([, one], [, two]) => two - one).map(([name, micros]) => ({ name, share: micros / busy }));
  return { busySeconds: busy / 1e6, areas: shares(byArea), functions: shares(byFunction) };
}

/** @param {number} id @param {Map<number, Node>} byId @param {Map<number, number>} parentOf */
function placeOf(id, byId, parentOf) {
  const own = /** @type {Node} */ (byId.get(id)).callFrame;
  if (/^\((garbage collector|program)\)$/.test(own.functionName))
    return { area: own.functionName, place: own.functionName };
  for (let at = /** @type {number | undefined} */ (id); at !== undefined; at = parentOf.get(at)) {
    const { url, functionName, lineNumber } = /** @type {Node} */ (byId.get(at)).callFrame;
    const area = areaOf(url);
    if (area === undefined) continue;
    const inner = at === id ? '' : ` > ${own.functionName}`;
    return {
      area,
      place: `${area}: ${functionName || '(anonymous)'} ${url.split('/').at(-1)}:${lineNumber + 1}${inner}`,
    };
  }
  return { area: 'node', place: `node: ${own.functionName} ${own.url}:${own.lineNumber + 1}` };
}

function areaOf(/** @type {string} */ url) {
  for (const [pattern, name] of areas) {
    const found = pattern.exec(url);
    if (found) return name.replace('$1', found[1]);
  }
  return undefined;
}
