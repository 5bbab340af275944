import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { inRoot } from './root.mjs'

const STAMP = inRoot('node_modules', '.gridlake-stamp')
const DEPENDENCY_FIELDS = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies', 'overrides']

/** The Node that the installed tree runs with, or undefined when the tree is missing or older than package.json and its lock. */
export function readInstalled() {
  const stamp = readJson(STAMP)
  return stamp?.hash === hashWanted() && existsSync(stamp.node) ? { node: stamp.node } : undefined
}

export function writeInstalled(node) {
  writeFileSync(STAMP, `${JSON.stringify({ hash: hashWanted(), node })}\n`)
}

/** Whether what npm last put into node_modules is what the lock asks for (somebody ran npm by hand). */
export function isLockInstalled() {
  const wanted = readJson(inRoot('package-lock.json'))?.packages
  const have = readJson(inRoot('node_modules', '.package-lock.json'))?.packages
  if (!wanted || !have || !agree(wanted[''], readJson(inRoot('package.json')))) return false
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true
    return have[path] ? have[path].version === entry.version : entry.optional === true || entry.devOptional === true
  })
}

function hashWanted() {
  const hash = createHash('sha256')
  const manifest = readJson(inRoot('package.json'))
  hash.update(JSON.stringify(DEPENDENCY_FIELDS.map((field) => manifest?.[field])))
  if (existsSync(inRoot('package-lock.json'))) hash.update(readFileSync(inRoot('package-lock.json')))
  return hash.digest('hex')
}

function agree(locked, manifest) {
  return ['dependencies', 'devDependencies'].every((field) =>
    sameMembers(locked?.[field] ?? {}, manifest?.[field] ?? {}),
  )
}

function sameMembers(left, right) {
  const names = new Set([...Object.keys(left), ...Object.keys(right)])
  return [...names].every((name) => left[name] === right[name])
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
