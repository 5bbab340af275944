// Loaded into the child by run-node.mjs. The channel closes when the parent goes, however it goes.
const parent = Number(new URL(import.meta.url).searchParams.get('parent'))
if (process.channel && process.ppid === parent) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel.unref()
}
