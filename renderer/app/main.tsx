import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { words } from './words.ts'
import './window.css'

document.title = words.appName
const root = document.getElementById('root')
if (root) createRoot(root).render(<App />)
