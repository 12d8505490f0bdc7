import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UserError } from '../domain/user-error.ts';
import { type Brand, parseColor, parseLogo } from '../report/html/brand.ts';
import type { Host } from './host.ts';

/** Flags that make an HTML report the company's own. */
export interface BrandFlags {
  readonly logo?: string;
  readonly color?: string;
}

/** @throws {UserError} when the picture cannot be read, or the colour cannot be used */
export async function readBrand({ logo, color }: BrandFlags, { cwd }: Pick<Host, 'cwd'>): Promise<Brand> {
  return {
    logo: logo === undefined ? undefined : parseLogo(await readPicture(logo, resolve(cwd(), logo)), logo),
    color: color === undefined ? undefined : parseColor(color),
  };
}

async function readPicture(name: string, path: string): Promise<Uint8Array> {
  return readFile(path).catch((cause: unknown) => {
    throw new UserError('unreadable', `--logo ${name}: cannot be read`, { cause });
  });
}
