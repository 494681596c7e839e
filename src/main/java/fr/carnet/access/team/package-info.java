/** Care teams that read the cancer file: which document types it holds, who is a member until when. */
package fr.carnet.access.team;
