import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  constants,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withLock } from '../../src/input/writing/lock-file.js';
import { machine } from '../../src/input/writing/run-mark.js';
import { temporaryBeside } from '../../src/input/writing/temporary-file.js';
import { openReport, writeReport } from '../../src/input/write-file.js';
import { scratch, write } from '../kit/files.js';
import { needs, skipNote } from '../kit/needs.js';

const { folder, at } = scratch();
const outside = scratch();
const home = process.cwd();
const isRoot = process.getuid?.() === 0;

beforeAll(() => {
  mkdirSync(at('.git'));
  mkdirSync(at('below'));
  process.chdir(at('below'));
  write(outside.folder, { 'file.json': 'theirs\n' });
});
afterAll(() => {
  process.chdir(home);
  for (const one of [folder, outside.folder]) rmSync(one, { recursive: true });
});

const report = (path: string): void => writeReport(path, ['ours\n'], []);
const refused = (path: string, why: RegExp): void => expect(() => report(path), path).toThrow(why);

describe('a report through a link', () => {
  test('out of the repository is refused, for a file, a folder and a missing target', () => {
    symlinkSync(outside.at('file.json'), at('file.json'));
    symlinkSync(outside.at('new.json'), at('new.json'));
    symlinkSync(outside.folder, at('folder'));
    symlinkSync('file.json', at('again.json'));
    for (const name of ['file.json', 'new.json', 'folder/x.json', 'again.json'])
      for (const path of [at(name), `../${name}`]) refused(path, /is a link that leads out of/);
    expect(readdirSync(outside.folder)).toEqual(['file.json']);
    expect(readFileSync(outside.at('file.json'), 'utf8')).toBe('theirs\n');
  });
  test('into .git is refused', () => {
    symlinkSync('.git/config', at('config'));
    refused(at('config'), /leads into \.git/);
    expect(readdirSync(at('.git'))).toEqual([]);
  });
  test('inside the repository is followed, even if the target does not exist yet', () => {
    for (let count = 0; count < 2; count += 1) {
      if (count === 0) symlinkSync('below/made.json', at('link.json'));
      report(at('link.json'));
      expect(lstatSync(at('link.json')).isSymbolicLink()).toBe(true);
      expect(readFileSync(at('below/made.json'), 'utf8')).toBe('ours\n');
    }
  });
  test('outside the repository is followed', () => {
    symlinkSync('file.json', outside.at('link.json'));
    report(outside.at('link.json'));
    expect(readFileSync(outside.at('file.json'), 'utf8')).toBe('ours\n');
  });
});

describe('a file that is replaced', () => {
  test.each([0o600, 0o640, 0o664])('keeps its mode %o', (mode) => {
    writeFileSync(at('mode.json'), 'old');
    chmodSync(at('mode.json'), mode);
    report(at('mode.json'));
    expect(statSync(at('mode.json')).mode & 0o777).toBe(mode);
  });
  test('keeps its owner', ({ skip }) => {
    if (!isRoot) return skip(skipNote('the right to give a file away'));
    writeFileSync(at('owned.json'), 'old');
    chownSync(at('owned.json'), 4711, 4712);
    report(at('owned.json'));
    expect(statSync(at('owned.json'))).toMatchObject({ uid: 4711, gid: 4712 });
  });
  test('that belongs to another user is written in place', ({ skip }) => {
    if (!isRoot) return skip(skipNote('the right to be another user'));
    chmodSync(folder, 0o777);
    writeFileSync(at('shared.json'), 'something longer than what is written now');
    chownSync(at('shared.json'), 4711, 4712);
    chmodSync(at('shared.json'), 0o666);
    process.seteuid?.(4713);
    try {
      report(at('shared.json'));
    } finally {
      process.seteuid?.(0);
    }
    expect(statSync(at('shared.json'))).toMatchObject({ uid: 4711, gid: 4712 });
    expect(readFileSync(at('shared.json'), 'utf8')).toBe('ours\n');
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
  test('that is read-only for this user is refused', ({ skip }) => {
    if (!isRoot) return skip(skipNote('the right to be another user'));
    writeFileSync(at('read-only.json'), 'old');
    chmodSync(at('read-only.json'), 0o444);
    process.seteuid?.(4713);
    try {
      refused(at('read-only.json'), /could not be written \(EACCES\)/);
    } finally {
      process.seteuid?.(0);
    }
  });
  test('that is a mount point (EBUSY) is written in place', ({ skip }) => {
    write(folder, { 'mounted.json': 'hidden', 'behind.json': 'something longer than what is written now' });
    const { status } = spawnSync('mount', ['--bind', at('behind.json'), at('mounted.json')]);
    if (status !== 0) return skip(skipNote('the right to mount'));
    try {
      report(at('mounted.json'));
      expect(readFileSync(at('behind.json'), 'utf8')).toBe('ours\n');
    } finally {
      spawnSync('umount', [at('mounted.json')]);
    }
    expect(readFileSync(at('mounted.json'), 'utf8')).toBe('hidden');
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
  test('on a full disk stays unchanged', ({ skip }) => {
    mkdirSync(at('small'));
    const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'none', at('small')]);
    if (status !== 0) return skip(skipNote('the right to mount'));
    try {
      write(at('small'), { 'report.json': 'old' });
      expect(() => writeReport(at('small/report.json'), ['x'.repeat(100_000)], [])).toThrow(/ENOSPC/);
      expect(readdirSync(at('small'))).toEqual(['report.json']);
      expect(readFileSync(at('small/report.json'), 'utf8')).toBe('old');
    } finally {
      spawnSync('umount', [at('small')]);
    }
  });
});

describe('a temporary file', () => {
  const endedPid = String(spawnSync(process.execPath, ['-e', '0']).pid);
  const left = (name: string, pid: string): string => {
    const file = temporaryBeside(at(`left/${name}`)).replace(`.${process.pid}.`, `.${pid}.`);
    writeFileSync(file, 'half of it');
    return basename(file);
  };
  test('of a run that was killed goes with the next report in its folder; any other stays', () => {
    mkdirSync(at('left'));
    left('report.json', endedPid);
    left('another.json', endedPid);
    const ours = left('report.json', String(process.pid));
    const elsewhere = left('report.json', endedPid);
    const foreign = elsewhere.replace(machine(), '0'.repeat(12));
    renameSync(at(`left/${elsewhere}`), at(`left/${foreign}`));
    report(at('left/report.json'));
    expect(readdirSync(at('left'))).toEqual([foreign, ours, 'report.json'].toSorted());
  });
  test('has no longer name than a report can have', () => {
    const name = 'x'.repeat(255);
    report(at(name));
    expect(readFileSync(at(name), 'utf8')).toBe('ours\n');
  });
});

describe('a named pipe', () => {
  needs('mkfifo');
  test('is written to directly and stays a pipe', () => {
    execFileSync('mkfifo', [at('pipe')]);
    const reader = openSync(at('pipe'), constants.O_RDONLY | constants.O_NONBLOCK);
    const opened = openReport(at('pipe'), []);
    opened.write('ours');
    const bytes = Buffer.alloc(10);
    expect(bytes.toString('utf8', 0, readSync(reader, bytes))).toBe('ours');
    closeSync(reader);
    // The reader has gone, which is not an error.
    opened.write('more');
    opened.finish();
    expect(statSync(at('pipe')).isFIFO()).toBe(true);
  });
});

describe('a lock', () => {
  const lock = at('.list.yaml.lock');
  const leftOver = (): boolean => readdirSync(folder).some((name) => name.includes('.lock'));

  test('exists while a step runs, and is removed afterwards, even if the step fails', () => {
    expect(withLock(at('list.yaml'), () => readFileSync(lock, 'utf8'))).toMatch(
      `${process.pid} ${machine()} `,
    );
    expect(leftOver()).toBe(false);
    expect(() =>
      withLock(at('list.yaml'), () => {
        throw new Error('fails');
      }),
    ).toThrow('fails');
    expect(leftOver()).toBe(false);
  });

  const endedPid = spawnSync(process.execPath, ['-e', '0']).pid;
  test.each([
    ['of a killed run', `${endedPid} ${machine()} x\n`, 0],
    ['of another machine, from a minute ago', '1 elsewhere x\n', 61],
    ['that a killed run left empty', '', 3],
  ])('%s is removed', (_, content, age) => {
    writeFileSync(lock, content);
    const made = Date.now() / 1000 - age;
    utimesSync(lock, made, made);
    expect(withLock(at('list.yaml'), () => 'ran')).toBe('ran');
    expect(leftOver()).toBe(false);
  });

  test('of a run that was killed while it removed a lock makes nobody wait', () => {
    const content = `${endedPid} ${machine()} x\n`;
    for (const left of [lock, `${lock}.old`]) writeFileSync(left, content);
    expect(withLock(at('list.yaml'), () => 'ran')).toBe('ran');
    expect(leftOver()).toBe(false);
  });

  test('of a run that was killed after it had removed a lock is removed, and that of a living one is not', () => {
    writeFileSync(`${lock}.old`, `${endedPid} ${machine()} x\n`);
    withLock(at('list.yaml'), () => 'ran');
    expect(leftOver()).toBe(false);
    writeFileSync(`${lock}.old`, `${process.pid} ${machine()} x\n`);
    withLock(at('list.yaml'), () => 'ran');
    expect(leftOver()).toBe(true);
    rmSync(`${lock}.old`);
  });

  test('that another run has taken over is noticed before anything is written', () => {
    expect(() =>
      withLock(at('list.yaml'), ({ confirm }) => {
        writeFileSync(lock, 'another');
        confirm();
      }),
    ).toThrow(/another run is writing to it/);
    expect(readFileSync(lock, 'utf8')).toBe('another');
    rmSync(lock);
  });
});
