// The one entry. Every page works without it.
import { showCarried } from "./carried.js";
import { fillZone } from "./zone.js";
import { startOffline } from "./offline/start.js";
import { startSitting } from "./sitting.js";
import { startTurn } from "./reveal.js";
import { startBuilding } from "./building.js";
import { startMaking } from "./making.js";
import { startUploads } from "./upload.js";
import { startCopying } from "./copy.js";
import { startLive } from "./live.js";
import { startAuthoring } from "./authoring.js";

showCarried();
fillZone(document);
startSitting();
startTurn();
startBuilding();
startMaking();
startUploads();
startCopying();
startLive();
startAuthoring();
startOffline();
