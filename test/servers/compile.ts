import { cp, mkdir, readFile, stat, symlink, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";

const root = join(import.meta.dirname, "../..");

/**
 * Puts the program into this folder as plain JavaScript, its types unchecked, and returns the folder: a run of the tests
 * leaves `dist`, of which somebody's own Muster may be running, as it is.
 */
export async function compile(folder: string): Promise<string> {
  const { default: ts } = await import("typescript");
  const read = (path: string) => ts.sys.readFile(path);
  const { config } = ts.readConfigFile(join(root, "tsconfig.build.json"), read);
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const compilerOptions = {
    ...options,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    sourceMap: false,
  };
  await mkdir(folder);
  await symlink(join(root, "node_modules"), join(folder, "node_modules"));
  await cp(join(root, "package.json"), join(folder, "package.json"));
  await cp(join(root, "src"), join(folder, "src"), { recursive: true, filter: isNoSource });
  for (const fileName of fileNames) {
    const source = await readFile(fileName, "utf8");
    const path = join(folder, relative(root, fileName).replace(/\.ts$/u, ".js"));
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, ts.transpileModule(source, { fileName, compilerOptions }).outputText);
  }
  return folder;
}

async function isNoSource(path: string): Promise<boolean> {
  return !path.endsWith(".ts") || (await stat(path)).isDirectory();
}
