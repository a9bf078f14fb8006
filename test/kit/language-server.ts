import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The server, installed for the tests in a separate package. */
const SERVER = resolve('test/oracles/node_modules/yaml-language-server/bin/yaml-language-server');

export const isInstalled = (): boolean => existsSync(SERVER);

interface Message {
  id?: number;
  method?: string;
  params?: unknown;
  result?: unknown;
}

interface Diagnostic {
  message: string;
  range: { start: { line: number } };
}

/** Everything that would use the network is off. */
const SETTINGS = {
  yaml: {
    validate: true,
    completion: true,
    hover: true,
    schemaStore: { enable: false },
    format: { enable: false },
  },
};

/** An editor, as a YAML language server sees it: it opens files and asks for completions. */
export class Editor {
  readonly #server: ChildProcessWithoutNullStreams;
  readonly #answers = new Map<number, (result: unknown) => void>();
  readonly #diagnosed = new Map<string, (found: Diagnostic[]) => void>();
  #buffer = Buffer.alloc(0);
  #count = 0;

  private constructor() {
    this.#server = spawn(process.execPath, [SERVER, '--stdio']);
    this.#server.stdout.on('data', (chunk: Buffer) => {
      this.#buffer = Buffer.concat([this.#buffer, chunk]);
      this.#read();
    });
  }

  static async start(folder: string): Promise<Editor> {
    if (!isInstalled()) throw new Error('yaml-language-server is missing: npm ci --prefix test/oracles');
    const editor = new Editor();
    const root = pathToFileURL(folder).href;
    await editor.#ask('initialize', {
      processId: process.pid,
      rootUri: root,
      workspaceFolders: [{ uri: root, name: 'test' }],
      capabilities: {
        workspace: { configuration: true, workspaceFolders: true },
        textDocument: {
          publishDiagnostics: {},
          completion: { completionItem: { documentationFormat: ['markdown'] } },
        },
      },
    });
    editor.#tell('initialized', {});
    editor.#tell('workspace/didChangeConfiguration', { settings: SETTINGS });
    return editor;
  }

  /** Opens a text as the content of a file; returns the problems that the server finds. */
  async open(path: string, text: string): Promise<string[]> {
    const uri = pathToFileURL(path).href;
    const found = new Promise<Diagnostic[]>((settle) => this.#diagnosed.set(uri, settle));
    this.#tell('textDocument/didOpen', {
      textDocument: { uri, languageId: 'yaml', version: 1, text },
    });
    return (await found).map(({ message, range }) => `${range.start.line + 1}: ${message}`);
  }

  /** The completions at a place in an open file; line and column count from 1. */
  async complete(path: string, line: number, column: number): Promise<string[]> {
    const answer = await this.#ask('textDocument/completion', {
      textDocument: { uri: pathToFileURL(path).href },
      position: { line: line - 1, character: column - 1 },
    });
    return (answer as { items: { label: string }[] }).items.map(({ label }) => label);
  }

  stop(): void {
    this.#server.kill();
  }

  #send(message: object): void {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.#server.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  #tell(method: string, params: object): void {
    this.#send({ method, params });
  }

  #ask(method: string, params: object): Promise<unknown> {
    this.#count += 1;
    const id = this.#count;
    return new Promise((settle) => {
      this.#answers.set(id, settle);
      this.#send({ id, method, params });
    });
  }

  #read(): void {
    for (;;) {
      const end = this.#buffer.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.#buffer.toString('latin1', 0, end))?.[1]);
      if (this.#buffer.length < end + 4 + length) return;
      const text = this.#buffer.toString('utf8', end + 4, end + 4 + length);
      this.#buffer = this.#buffer.subarray(end + 4 + length);
      this.#take(JSON.parse(text) as Message);
    }
  }

  #take({ id, method, params, result }: Message): void {
    if (method === 'workspace/configuration') {
      const { items } = params as { items: { section: string }[] };
      this.#send({ id, result: items.map(({ section }) => (section === 'yaml' ? SETTINGS.yaml : {})) });
    } else if (method === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = params as { uri: string; diagnostics: Diagnostic[] };
      this.#diagnosed.get(uri)?.(diagnostics);
    } else if (method !== undefined) {
      if (id !== undefined) this.#send({ id, result: null });
    } else if (id !== undefined) this.#answers.get(id)?.(result);
  }
}
