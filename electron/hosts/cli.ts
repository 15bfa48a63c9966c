import { enableCompileCache } from 'node:module'
import { DeskRefusal, inSentences } from '../../domain/contract/index.ts'
import { type ExitCode, processTerminal, type Terminal } from './cli/terminal.ts'

// what was compiled and stripped of its types is kept beside other programs' temporary files: the next command starts in half the time
enableCompileCache()

type Command = (args: string[], terminal: Terminal) => Promise<ExitCode>

/** Loaded when asked for: checking a picture need not wait for the spreadsheet and PDF libraries. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  inspect: async () => (await import('./cli/inspect.ts')).inspectCommand,
  check: async () => (await import('./cli/check.ts')).checkCommand,
  sheet: async () => (await import('./cli/sheet.ts')).sheetCommand,
  sheets: async () => (await import('./cli/sheets.ts')).sheetsCommand,
  papers: async () => (await import('./cli/papers.ts')).papersCommand,
  uploads: async () => (await import('./cli/uploads.ts')).uploadsCommand,
  pack: async () => (await import('./cli/pack.ts')).packCommand,
  import: async () => (await import('./cli/portfolio.ts')).importCommand,
  export: async () => (await import('./cli/portfolio.ts')).exportCommand,
  backup: async () => (await import('./cli/archive.ts')).backupCommand,
  restore: async () => (await import('./cli/archive.ts')).restoreCommand,
  verify: async () => (await import('./cli/archive.ts')).verifyCommand,
  demo: async () => (await import('./cli/demo.ts')).demoCommand,
  schema: async () => (await import('./cli/schema.ts')).schemaCommand,
}

const usage = `备案台命令行（标准输出只有结果；进度和说明在标准错误）

  npm run -s desk -- inspect FILE... [--as KIND] [--json]    检查扫描件，一个文件一行 JSON
                     [--crops DIR]                           DIR 里放各条依据的裁图
  npm run -s desk -- check --in CLIENT.json [--json]         按全部规则检查客户资料
                     [--today 日期] [--reading law|document] [--rules 机构规则文件夹]
  npm run -s desk -- sheet --in CLIENT.json --out SHEET.pdf  画核验单，合在一个文件（--one-file）；--each 时 OUT 是文件夹，一份一个
                     [--copies 份数|asked] [--backs 双面打印，每张背面空白] [--no-code 不印小编码]
                     [--title site|internet-service|icp] [--registrar yes|no] [--date 日期] [--rules 机构规则文件夹]
                     [--yes 会被驳回的也算数 | --only-clean 会被驳回的不画]
  npm run -s desk -- sheet --calibration --out FILE.pdf      打印机校准页
  npm run -s desk -- sheets take FILE... --data DIR [--json]  收回签字盖章的核验单，按编号归到各自的网站
  npm run -s desk -- papers --in CLIENT.json --out DIR        画要附的授权书、承诺书等；--all 连用不上的也画
                     [--templates 机构模板文件夹] [--rules 机构规则文件夹]
  npm run -s desk -- uploads --in CLIENT.json | --data DIR --out DIR   按接入商的要求做上传副本，一份一行 JSON
                     [--provider 接入商] [--watermark id|all|none] [--rules 机构规则文件夹]
  npm run -s desk -- pack --in CLIENT.json | --data DIR --out DIR      上传包：副本和填报单，一户一个文件夹，打包前再查一遍
                     [--zip 一户一个 ZIP] [--yes 查出的问题都看过，仍打包] [--provider 接入商]
                     [--watermark id|all|none] [--rules 机构规则文件夹]
  npm run -s desk -- import --in CLIENTS.xlsx|.csv|.json --data DIR
  npm run -s desk -- export --data DIR --out FILE.json|.xlsx|.csv
  npm run -s desk -- backup --data DIR --out FILE
  npm run -s desk -- restore --in FILE --data DIR
  npm run -s desk -- verify --data DIR
  npm run -s desk -- demo [--out DIR] [--data DIR]           样例客户：检查、核验单、小结
  npm run -s desk -- schema                                  CLIENT.json 的 JSON Schema

  BEIAN_DESK_DATA 资料文件夹（--data 优先）  BEIAN_DESK_PASSPHRASE 机构口令
  退出码：0 完成；1 完成，但有不合格的；2 没能完成`

/** Runs one command. Every failure ends as words on the notes and 2; a fault of ours shows its stack there too. */
export async function runCommand(args: string[], terminal: Terminal): Promise<ExitCode> {
  const [name = '--help', ...rest] = args
  if (name === '--help' || name === '-h' || name === 'help' || rest.includes('--help')) {
    terminal.out(usage)
    return 0
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!load) {
    terminal.note(`没有“${name}”这个命令。\n\n${usage}`)
    return 2
  }
  try {
    const command = await load()
    return await command(rest, terminal)
  } catch (error) {
    if (error instanceof DeskRefusal) terminal.note(inSentences(error.refusal.message, error.refusal.remedy))
    else terminal.note(`内部错误：${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    return 2
  }
}

if (import.meta.main) {
  // A reader that stops early (head, a closed pipe) ends the run quietly, as every other command line does.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2))
  process.exitCode = await runCommand(process.argv.slice(2), processTerminal)
}
