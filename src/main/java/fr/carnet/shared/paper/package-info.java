/** Pages as people read and print them. */
package fr.carnet.shared.paper;
