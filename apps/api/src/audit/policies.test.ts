import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer, Reflector } from '@nestjs/core';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { endpoints } from '@tarmeem/contract';
import { policyKey } from '../accounts/policy.js';
import { startTestApp, type TestApp } from '../testing/app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
}, 60_000);
afterAll(() => app.close());

interface Handler {
  name: string;
  method: string;
  paths: string[];
  policy: unknown;
}

/** Every address that a controller of the application serves. */
function handlers(): Handler[] {
  const reflector = app.app.get(Reflector);
  const one = (path: unknown): string[] => (Array.isArray(path) ? path.map(String) : [String(path)]);
  const controllers = [...app.app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  return controllers.flatMap(({ metatype, name }) => {
    if (!metatype) return [];
    const methods = metatype.prototype as Record<string, (...all: unknown[]) => unknown>;
    return Object.getOwnPropertyNames(methods).flatMap((key): Handler[] => {
      const handler = methods[key];
      if (key === 'constructor' || !handler || !Reflect.hasMetadata(PATH_METADATA, handler)) return [];
      const own = one(Reflect.getMetadata(PATH_METADATA, handler));
      const base = one(Reflect.getMetadata(PATH_METADATA, metatype));
      return [
        {
          name: `${String(name)}.${key}`,
          method: RequestMethod[Number(Reflect.getMetadata(METHOD_METADATA, handler))] ?? '',
          paths: base.flatMap((start) =>
            own.map((end) => `/${[start, end].join('/')}`.replaceAll(/\/+/gu, '/').replace(/(.)\/$/u, '$1')),
          ),
          policy: reflector.getAllAndOverride(policyKey, [handler, metatype]),
        },
      ];
    });
  });
}

test('every address has a policy', () => {
  const all = handlers();
  expect(all.length).toBeGreaterThan(30);
  expect(all.filter(({ policy }) => policy === undefined).map(({ name }) => name)).toEqual([]);
});

test('what the API serves is what the contract lists', () => {
  const served = handlers().flatMap(({ method, paths }) =>
    paths.filter((path) => path.startsWith('/api/v1/')).map((path) => `${method} ${path.slice('/api/v1'.length)}`),
  );
  const listed = Object.values(endpoints).map(({ method, path }) => `${method} ${path}`);
  expect(served.sort()).toEqual(listed.sort());
});
