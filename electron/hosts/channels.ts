/** The two IPC channels: calls from the window, events to it. Shared by ipc.ts and the preload. */
export const callChannel = 'desk:call'
export const eventChannel = 'desk:event'
