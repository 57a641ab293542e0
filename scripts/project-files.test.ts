import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { isAtLeast } from './parts/node.mjs';

const read = (name: string) => readFileSync(join(import.meta.dirname, '..', name), 'utf8');

describe('what the lock file holds', () => {
  const packages = Object.entries(
    (JSON.parse(read('package-lock.json')) as { packages: Record<string, { version?: string }> }).packages,
  );
  const versions = (name: string) =>
    packages.filter(([path]) => path.endsWith(`node_modules/${name}`)).map(([, { version = '0.0' }]) => version);

  // The first versions without the holes of their advisories.
  test.each([
    ['prosemirror-view', 1, 42, 3],
    ['linkifyjs', 4, 3, 2],
    ['@nestjs/core', 12, 0, 2],
    ['typeorm', 1, 1, 0],
    ['nodemailer', 10, 4, 1],
  ])('%s is %d.%d.%d or newer wherever it stands', (...floor) => {
    const [name, major, minor, patch] = floor;
    for (const version of versions(name)) {
      const itsPatch = Number(version.split('.')[2]);
      expect([
        version,
        isAtLeast(version, major, minor) && (isAtLeast(version, major, minor + 1) || itsPatch >= patch),
      ]).toEqual([version, true]);
    }
  });

  test('one copy of what must be one', () => {
    for (const name of ['prosemirror-model', 'prosemirror-view', 'yjs', 'react'])
      expect([name, versions(name).length <= 1]).toEqual([name, true]);
  });

  test.each(['adm-zip', 'happy-dom'])('no %s', (name) => {
    expect(versions(name)).toEqual([]);
  });

  test('no script of a package is run when it is installed', () => {
    expect(read('.npmrc')).toMatch(/^ignore-scripts=true$/mu);
  });

  test('no address of a registry: the lockfile names packages and hashes', () => {
    const resolved = [...read('package-lock.json').matchAll(/"resolved": "(https?:\/\/[^/"]+)/gu)].map(
      ([, host]) => host,
    );
    expect([...new Set(resolved)]).toEqual([]);
  });
});

describe('the containers', () => {
  const compose = parse(read('docker-compose.yml')) as {
    services: Record<
      string,
      { image?: string; build?: string; environment: Record<string, string>; depends_on?: object; volumes: string[] }
    >;
    volumes: Record<string, unknown>;
  };

  test('are our build and a PostgreSQL 18 it waits for', () => {
    expect(compose.services['tarmeem']).toMatchObject({
      build: '.',
      depends_on: { database: { condition: 'service_healthy' } },
    });
    expect(compose.services['database']?.image).toBe('postgres:18');
    expect(compose.services['tarmeem']?.environment['DATABASE_URL']).toMatch(
      /^postgres:\/\/tarmeem_owner:.*@database:5432\/tarmeem$/u,
    );
  });

  test('keep what they hold in named volumes', () => {
    const named = Object.values(compose.services).flatMap(({ volumes }) =>
      volumes.map((volume) => volume.split(':')[0] ?? ''),
    );
    expect(named.sort()).toEqual(Object.keys(compose.volumes).sort());
  });

  test('copy the package.json of every workspace before they install', () => {
    const dockerfile = read('Dockerfile');
    const lock = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, { link?: boolean; resolved?: string }>;
    };
    for (const { link, resolved } of Object.values(lock.packages)) {
      if (link) expect(dockerfile).toContain(`COPY ${resolved}/package.json ${resolved}/\n`);
    }
  });
});
