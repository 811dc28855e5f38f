import { findKafka, findRedis } from '../parts/index.mjs';
import { exists, run } from '../parts/run.mjs';
import { chromiumPath } from './chromium.mjs';
import { installFromDebian, mayInstall } from './debian.mjs';

/** Programs that are no npm packages, each with how Debian calls it. */
const programs = {
  redis: { debian: ['redis-server'], there: () => exists('redis-server'), words: 'Redis (redis-server)' },
  java: {
    debian: ['default-jre-headless'],
    there: async () => (await run('java', ['-version'])).code === 0,
    words: 'Java 17',
  },
  maven: { debian: ['maven'], there: () => exists('mvn'), words: 'Maven' },
  chromium: { debian: ['chromium'], there: async () => chromiumPath() !== undefined, words: 'Chromium' },
  compose: { debian: ['docker-compose'], there: () => exists('docker-compose'), words: 'docker-compose' },
};

/** @typedef {keyof typeof programs} Program */

/**
 * Brings what is missing where this is Debian and we are root.
 *
 * @param {Program[]} wanted
 * @returns {Promise<{ program: Program, words: string, remedy: string }[]>} what is missing still
 */
export async function ensurePrograms(wanted) {
  const missing = [];
  for (const program of wanted) {
    const { debian, there, words } = programs[program];
    if (await there()) continue;
    if (mayInstall() && (await installFromDebian(debian, 'this run')) && (await there())) continue;
    missing.push({ program, words, remedy: `install ${words} (Debian: apt-get install ${debian.join(' ')})` });
  }
  return missing;
}

/** The programs needed for the parts that nobody names or offers here yet. */
export async function programsForParts() {
  /** @type {Program[]} */
  const wanted = [];
  if (!process.env.REDIS_URL && !(await findRedis())) wanted.push('redis');
  if (!process.env.KAFKA_BROKERS && !(await findKafka())) wanted.push('java', 'maven');
  return wanted;
}
